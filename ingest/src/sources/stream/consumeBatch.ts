import { setTimeout as delay } from 'node:timers/promises';

import type { RecordWriter } from '../../elasticsearch/writer.ts';
import { aborted } from './aborted.ts';
import { type Message, type MessageSource, writeMessage } from './messages.ts';

/** The writer has ended for good; the cause says why. */
export class WriteError extends Error {
  override name = 'WriteError';

  constructor(cause: unknown) {
    super('The writer has ended.', { cause });
  }
}

/** What a batch needs of the writer. */
export type BatchWriter = Pick<RecordWriter, 'add' | 'reject' | 'drain'>;

/** Messages of one partition, in order, and what may be said of them to the group. */
export interface PartitionBatch extends MessageSource {
  messages: readonly Message[];
  /** Says that this consumer is alive. Throws when its partitions may have become another's. */
  heartbeat: () => Promise<void>;
  /** Makes everything up to and including this offset done, for the whole group; `timestamp` is that message's. */
  commit: (offset: string, timestamp: number) => Promise<void>;
}

/**
 * Writes a batch and commits it once Elasticsearch has all of it, however long that takes. Resolves to the number of
 * messages that said nothing.
 * `stop`: no further message is taken; what was taken is still written and committed. `giveUp`: nothing more is waited
 * for or committed.
 * Throws a `WriteError`, and what a heartbeat or the commit throws: the batch is then read again by whoever
 * owns the partition, and what was already on its way becomes a duplicate.
 */
export async function consumeBatch(
  batch: PartitionBatch,
  writer: BatchWriter,
  { stop, giveUp, heartbeatMs }: { stop: AbortSignal; giveUp: AbortSignal; heartbeatMs: number }
): Promise<number> {
  const over = new AbortController();
  const lost = beat(batch.heartbeat, heartbeatMs, over.signal);
  try {
    const written = write(batch, writer, () => stop.aborted || over.signal.aborted);
    const outcome = await Promise.race([written, lost, aborted(giveUp, over.signal)]);
    if (outcome === undefined) {
      return 0;
    }
    if (outcome.last !== undefined) {
      await batch.commit(outcome.last.offset, Number(outcome.last.timestamp));
    }
    return outcome.empty;
  } finally {
    over.abort();
  }
}

interface Written {
  /** The last message that is done, or undefined when none is. */
  last: Message | undefined;
  empty: number;
}

async function write(batch: PartitionBatch, writer: BatchWriter, ended: () => boolean): Promise<Written> {
  const written: Written = { last: undefined, empty: 0 };
  try {
    for (const message of batch.messages) {
      if (ended()) {
        break;
      }
      if (!(await writeMessage(message, batch, writer))) {
        written.empty++;
      }
      written.last = message;
    }
    await writer.drain();
  } catch (error) {
    throw new WriteError(error);
  }
  return written;
}

/** Rejects with the first heartbeat that fails; never resolves but when it is over. */
async function beat(heartbeat: () => Promise<void>, everyMs: number, over: AbortSignal): Promise<undefined> {
  while (!over.aborted) {
    await delay(everyMs, undefined, { signal: over }).catch(() => undefined);
    if (!over.aborted) {
      await heartbeat();
    }
  }
  return undefined;
}
