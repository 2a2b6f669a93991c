import { hostname } from 'node:os';

import type { Client } from '@elastic/elasticsearch';
import { STATE_INDEX } from '@provlogs/schema/indices';
import { z } from 'zod';

import { statusOf } from '../elasticsearch/problem.ts';
import type { Checkpoint } from '../sources/graph/plan.ts';
import { UserError } from '../userError.ts';

const time = z.iso.datetime().transform((text) => Date.parse(text));

const stored = z.object({ closed_until: time, hourly_at: time, daily_at: time });
const holder = z.object({ worker: z.object({ id: z.string(), host: z.string() }), updated_at: z.string() });

/** Where in the document's history the next write has to follow. Undefined: there is no document yet. */
type Version = { if_seq_no: number; if_primary_term: number } | undefined;

export interface CheckpointStoreOptions {
  client: Client;
  tenantId: string;
  /** Names this run: another one that writes the same checkpoint is found out by it. */
  workerId: string;
  now: () => number;
}

/**
 * The checkpoint of one tenant in Elasticsearch. A write succeeds only on top of the version that this worker read or
 * wrote last, so of two workers on one tenant the earlier one learns of the later one at its next write. Only who begins
 * reads again and writes on top.
 */
export class CheckpointStore {
  readonly #options: CheckpointStoreOptions;
  readonly #id: string;
  #version: Version;

  constructor(options: CheckpointStoreOptions) {
    this.#options = options;
    this.#id = `graph:${options.tenantId}`;
  }

  /**
   * The checkpoint, or undefined when this tenant has none yet. Throws a `UserError` when the index is missing or the
   * document is not ours to understand.
   */
  async load(): Promise<Checkpoint | undefined> {
    const found = await this.#get();
    this.#version = found?.version;
    if (found === undefined) {
      return undefined;
    }
    const parsed = stored.safeParse(found.source);
    if (!parsed.success) {
      throw new UserError(
        `The checkpoint "${this.#id}" in "${STATE_INDEX}" can't be read. Delete it to begin with a backfill.`
      );
    }
    const { closed_until: closedUntil, hourly_at: hourlyAt, daily_at: dailyAt } = parsed.data;
    return { closedUntil, hourlyAt, dailyAt };
  }

  /**
   * Writes what `begin` makes of the checkpoint, so that a worker that is at it learns of this one, and returns the
   * checkpoint that was there. When that worker writes in between, begins once more: the later one goes on. Throws as
   * `load`; Elasticsearch's own errors are passed on.
   */
  async takeOver(begin: (found: Checkpoint | undefined) => Checkpoint): Promise<Checkpoint | undefined> {
    for (;;) {
      const found = await this.load();
      try {
        await this.#put(begin(found));
        return found;
      } catch (error) {
        if (statusOf(error) !== 409) {
          throw error;
        }
      }
    }
  }

  /**
   * Throws a `UserError` when another worker has taken over, or when somebody has deleted the checkpoint;
   * Elasticsearch's own errors are passed on.
   */
  async save(checkpoint: Checkpoint): Promise<void> {
    try {
      await this.#put(checkpoint);
    } catch (error) {
      if (statusOf(error) !== 409) {
        throw error;
      }
      const found = await this.#get();
      if (found === undefined) {
        throw new UserError(
          `The checkpoint "${this.#id}" in "${STATE_INDEX}" was deleted while this worker was at it, so it stops. ` +
            'Started again, it begins with a backfill.'
        );
      }
      const other = holder.safeParse(found.source);
      // A write of ours whose answer was lost.
      if (!other.success || other.data.worker.id !== this.#options.workerId) {
        throw this.#takenOver(other.data);
      }
      this.#version = found.version;
      await this.#put(checkpoint);
    }
  }

  async #put({ closedUntil, hourlyAt, dailyAt }: Checkpoint): Promise<void> {
    const { client, tenantId, workerId, now } = this.#options;
    const { _seq_no: seqNo, _primary_term: primaryTerm } = await client.index({
      index: STATE_INDEX,
      id: this.#id,
      ...(this.#version ?? { op_type: 'create' }),
      document: {
        source: 'graph',
        tenant_id: tenantId,
        closed_until: new Date(closedUntil).toISOString(),
        hourly_at: new Date(hourlyAt).toISOString(),
        daily_at: new Date(dailyAt).toISOString(),
        updated_at: new Date(now()).toISOString(),
        worker: { id: workerId, host: hostname() },
      },
    });
    this.#version =
      seqNo === undefined || primaryTerm === undefined ? undefined : { if_seq_no: seqNo, if_primary_term: primaryTerm };
  }

  async #get(): Promise<{ source: unknown; version: Version } | undefined> {
    const { client } = this.#options;
    const reply = await client.get({ index: STATE_INDEX, id: this.#id }, { ignore: [404] });
    if (reply.found === true) {
      const { _seq_no: seqNo, _primary_term: primaryTerm } = reply;
      const version =
        seqNo === undefined || primaryTerm === undefined
          ? undefined
          : { if_seq_no: seqNo, if_primary_term: primaryTerm };
      return { source: reply._source, version };
    }
    // `found` is only there when the index is.
    if (reply.found === undefined) {
      throw new UserError(`The index "${STATE_INDEX}" is not there. Run once as an administrator: provlogs setup`);
    }
    return undefined;
  }

  #takenOver(other: z.infer<typeof holder> | undefined): UserError {
    const who = other === undefined ? 'Another worker' : `The worker ${other.worker.id} on ${other.worker.host}`;
    const when = other === undefined ? '' : ` (it wrote at ${other.updated_at})`;
    return new UserError(
      `${who} follows the tenant ${this.#options.tenantId} too${when}. One is enough: this one stops. Nothing is lost ` +
        'or doubled by it.'
    );
  }
}
