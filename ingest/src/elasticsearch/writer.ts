import type { Client } from '@elastic/elasticsearch';
import { dailyIndex, RECORD_INDEX_PREFIX, REJECT_INDEX_PREFIX } from '@provlogs/schema/indices';
import type { ProvisioningStatus } from '@provlogs/schema/record';

import type { NormalizedRecord } from '../normalize/normalize.ts';
import { UserError } from '../userError.ts';
import { createLines, type Entry } from './batch.ts';
import { BulkBody } from './bulkBody.ts';
import { DayIndices } from './dayIndices.ts';
import { deliver, type FinalOutcome, type OnRetry } from './delivery.ts';
import { cutRaw, type Rejection, rejectId } from './rejects.ts';
import { RequestGate } from './requestGate.ts';
import { wellFormedJson } from './wellFormedJson.ts';

const DAY_MS = 86_400_000;

/** Elastic's advice is single-digit megabytes; larger requests were not faster and cost memory on both sides. */
const BATCH_BYTES = 2 * 1024 * 1024;

/** Room for what a text may need before it is known what it does need. */
const BODY_BYTES = BATCH_BYTES + 256 * 1024;

/** A proxy that takes less than this takes most records one by one: no batch size would help. */
const SMALLEST_BATCH_BYTES = 256 * 1024;

/** Where every record that was read is now. `read` is the sum of the others and of `RecordWriter.onItsWay`. */
export interface Counts {
  read: number;
  indexed: number;
  duplicate: number;
  rejected: number;
  tooOld: number;
}

export interface WriterOptions {
  client: Client;
  ilm: boolean;
  retentionDays: number;
  onRetry: OnRetry;
  /** Told of each record that was not there before. */
  onIndexed?: (record: IndexedRecord) => void;
  /** Milliseconds since 1970, by a clock that is right. */
  now: () => number;
}

/** What can be counted of a record once Elasticsearch has it. */
export interface IndexedRecord {
  /** In milliseconds since 1970. */
  activityTime: number;
  status: ProvisioningStatus;
  /** The application's name, else its id. */
  application: string | undefined;
}

/** What the writer must know of a record to keep it as rejected input, should Elasticsearch refuse it. */
export interface Origin {
  source: string;
  position: string;
  /** The input as it was read. */
  raw: () => string;
}

interface PendingEntry extends Entry {
  origin: Origin;
  /** The same for a record and for the rejected input that it may turn into. */
  number: number;
  /** Set when this entry is a record. */
  record?: IndexedRecord;
  /** Set when this entry is rejected input itself: what it was rejected for. */
  rejection?: Rejection;
}

type NewEntry = Omit<PendingEntry, 'lines'>;

/**
 * Writes records and rejected input, many a request. `add` and `reject` wait while enough is on its way, so that a
 * source is read no faster than Elasticsearch takes it.
 */
export class RecordWriter {
  readonly counts: Counts = { read: 0, indexed: 0, duplicate: 0, rejected: 0, tooOld: 0 };
  /** How many records were rejected for each kind of reason. */
  readonly rejectedByKind = new Map<string, number>();

  readonly #options: WriterOptions;
  readonly #days: DayIndices;
  readonly #gate = new RequestGate();
  readonly #inFlight = new Set<Promise<void>>();
  #batch: PendingEntry[] = [];
  #bytes = 0;
  #body = new BulkBody(BODY_BYTES);
  /** Bodies that nobody reads any more. */
  readonly #spareBodies: BulkBody[] = [];
  /** Smaller once something on the way to Elasticsearch has refused as much. */
  #batchBytes = BATCH_BYTES;
  /** The number of what was added last, counted from 1. */
  #added = 0;
  /** The numbers of what has no final outcome yet, the oldest first. */
  readonly #unsettled = new Set<number>();
  #failure: unknown;
  /** Ends the waiting of other requests once one has failed for good. */
  readonly #stopping = new AbortController();

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#days = new DayIndices(options.client, options.ilm);
  }

  /** How many records have no final outcome yet. */
  get onItsWay(): number {
    return this.#unsettled.size;
  }

  /**
   * Throws what ended an earlier request for good, and a `RangeError` for a document that is nested too deeply to be
   * written as JSON; such a one is not counted.
   */
  async add({ document, documentId, activityTime }: NormalizedRecord, origin: Origin): Promise<void> {
    const body = wellFormedJson(document);
    const now = this.#options.now();
    if (activityTime > now + DAY_MS) {
      const reason = `The record is dated ${document['@timestamp']}, more than a day ahead of the clock.`;
      await this.#enqueueRejection({ kind: 'future', reason }, origin);
      return;
    }
    const endOfDay = (Math.floor(activityTime / DAY_MS) + 1) * DAY_MS;
    // ILM would delete the day's index at once, and the next such record would make it again.
    if (endOfDay + this.#options.retentionDays * DAY_MS <= now) {
      this.counts.read++;
      this.counts.tooOld++;
      return;
    }
    const index = dailyIndex(RECORD_INDEX_PREFIX, activityTime);
    const { status, application } = document.provisioning;
    await this.#enqueue(
      {
        prefix: RECORD_INDEX_PREFIX,
        index,
        id: documentId,
        origin,
        number: ++this.#added,
        record: { activityTime, status, application: application?.name ?? application?.id },
      },
      body
    );
  }

  /** Keeps input that is no record. Throws what ended an earlier request for good. */
  async reject(rejection: Rejection, origin: Origin): Promise<void> {
    await this.#enqueueRejection(rejection, origin);
  }

  /** Sends what waits for a fuller request, without waiting for it, unless enough is on its way. */
  flush(): void {
    if (this.#batch.length === 0 || !this.#hasRoom()) {
      return;
    }
    const entries = this.#batch;
    const body = this.#body;
    this.#batch = [];
    this.#bytes = 0;
    this.#body = this.#spareBodies.pop() ?? new BulkBody(BODY_BYTES);
    const sent = deliver(entries, {
      client: this.#options.client,
      days: this.#days,
      gate: this.#gate,
      onOutcome: (entry, outcome) => this.#settle(entry, outcome),
      onRetry: this.#options.onRetry,
      onTooLarge: (bytes) => {
        this.#batchBytes = Math.max(SMALLEST_BATCH_BYTES, Math.min(this.#batchBytes, bytes / 2));
      },
      signal: this.#stopping.signal,
    })
      .then((wasSentOnce) => {
        // An answer that accounts for every document is one to all of the body; of others who knows who still reads it.
        if (wasSentOnce) {
          body.clear();
          this.#spareBodies.push(body);
        }
      })
      .catch((error: unknown) => {
        this.#failure ??= error;
        this.#stopping.abort();
      })
      .finally(() => this.#inFlight.delete(sent));
    this.#inFlight.add(sent);
  }

  /**
   * Resolves when everything added so far has its final outcome: from then on its source may forget it. What others
   * add meanwhile is not waited for. Throws what ended a request for good.
   */
  async drain(): Promise<void> {
    const last = this.#added;
    while (this.#failure === undefined && this.#oldestUnsettled() <= last) {
      this.flush();
      await Promise.race(this.#inFlight);
    }
    if (this.#failure !== undefined) {
      await Promise.all(this.#inFlight);
    }
    this.#throwFailure();
  }

  #oldestUnsettled(): number {
    const [oldest = Number.POSITIVE_INFINITY] = this.#unsettled;
    return oldest;
  }

  async #enqueueRejection(rejection: Rejection, origin: Origin): Promise<void> {
    const { entry, body } = this.#rejectEntry(rejection, origin, ++this.#added);
    await this.#enqueue(entry, body);
  }

  /** `body`: the document as JSON, which has at least so many bytes as characters. */
  async #enqueue(entry: NewEntry, body: string): Promise<void> {
    this.#throwFailure();
    this.counts.read++;
    this.#unsettled.add(entry.number);
    while (this.#batch.length > 0 && this.#bytes + body.length > this.#batchBytes) {
      if (this.#hasRoom()) {
        this.flush();
      } else {
        await Promise.race(this.#inFlight);
        this.#throwFailure();
      }
    }
    this.#push(entry, body);
  }

  /** What is in flight waits in memory until Elasticsearch has it: no more than it takes at a time. */
  #hasRoom(): boolean {
    return this.#inFlight.size < this.#gate.limit;
  }

  #push(entry: NewEntry, body: string): void {
    const lines = this.#body.add(createLines(entry.index, entry.id, body));
    this.#batch.push({ ...entry, lines });
    this.#bytes += lines.end - lines.start;
  }

  #settle(entry: PendingEntry, outcome: FinalOutcome): void {
    if (entry.rejection !== undefined) {
      if (outcome.kind === 'rejected') {
        const raw = cutRaw(entry.origin.raw());
        if (raw === '') {
          this.#failure ??= new UserError(`Rejected input can't be kept in "${entry.index}": ${outcome.reason}`);
        } else {
          this.#again(entry.rejection, { ...entry.origin, raw: () => raw }, entry.number);
        }
        return;
      }
      this.counts.rejected++;
      this.#unsettled.delete(entry.number);
      const { kind } = entry.rejection;
      this.rejectedByKind.set(kind, (this.rejectedByKind.get(kind) ?? 0) + 1);
      return;
    }
    if (outcome.kind === 'rejected') {
      const kind = outcome.tooLarge ? 'tooLarge' : 'refused';
      const reason = `Elasticsearch refused it: ${outcome.reason}`;
      this.#again({ kind, reason }, entry.origin, entry.number);
      return;
    }
    this.counts[outcome.kind]++;
    if (outcome.kind === 'indexed' && entry.record !== undefined) {
      this.#options.onIndexed?.(entry.record);
    }
    this.#unsettled.delete(entry.number);
  }

  /** Has what was refused kept as rejected input. Does not wait: the request that it was part of is on its way. */
  #again(rejection: Rejection, origin: Origin, number: number): void {
    const { entry, body } = this.#rejectEntry(rejection, origin, number);
    this.#push(entry, body);
  }

  #rejectEntry(rejection: Rejection, origin: Origin, number: number): { entry: NewEntry; body: string } {
    const now = this.#options.now();
    const raw = origin.raw();
    const index = dailyIndex(REJECT_INDEX_PREFIX, now);
    const id = rejectId(raw);
    const body = wellFormedJson({
      '@timestamp': new Date(now).toISOString(),
      kind: rejection.kind,
      reason: rejection.reason,
      source: { name: origin.source, position: origin.position },
      raw,
    });
    return { entry: { prefix: REJECT_INDEX_PREFIX, index, id, origin, number, rejection }, body };
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) {
      throw this.#failure;
    }
  }
}
