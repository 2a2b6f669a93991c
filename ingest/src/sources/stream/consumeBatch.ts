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
  /** Makes everything up to and including this message done, for the whole group. */
  commit: (last: Message) => Promise<void>;
}

export interface BatchLimits {
  /** No further message is taken; what was taken is still written and committed. */
  stop: AbortSignal;
  /** Nothing more is waited for or committed. */
  giveUp: AbortSignal;
  heartbeatMs: number;
  /**
   * Writes of batches that were lost meanwhile and are not over. A batch waits for them: else each rebalance of the
   * group while Elasticsearch is away would add one more to what is in memory.
   */
  lost: Set<Promise<unknown>>;
}

/**
 * Writes a batch and commits it once Elasticsearch has all of it, however long that takes. Resolves to the number of
 * messages that said nothing.
 * Throws a `WriteError`, and what a heartbeat or the commit throws: the batch is then read again by whoever
 * owns the partition, and what was already on its way becomes a duplicate.
 */
export async function consumeBatch(batch: PartitionBatch, writer: BatchWriter, limits: BatchLimits): Promise<number> {
  const { stop, giveUp, heartbeatMs, lost } = limits;
  const over = new AbortController();
  const failed = beat(batch.heartbeat, heartbeatMs, over.signal);
  const written = write(batch, writer, { before: [...lost], stop, over: over.signal });
  let isWriting = true;
  const settled = Promise.allSettled([written]).then(() => {
    isWriting = false;
    lost.delete(settled);
  });
  try {
    const outcome = await Promise.race([written, failed, aborted(giveUp, over.signal)]);
    if (outcome === undefined) {
      return 0;
    }
    if (outcome.last !== undefined) {
      await batch.commit(outcome.last);
    }
    return outcome.empty;
  } finally {
    over.abort();
    if (isWriting) {
      lost.add(settled);
    }
  }
}

interface Written {
  /** The last message that is done, or undefined when none is. */
  last: Message | undefined;
  empty: number;
}

interface WriteLimits {
  before: ReadonlyArray<Promise<unknown>>;
  stop: AbortSignal;
  over: AbortSignal;
}

async function write(batch: PartitionBatch, writer: BatchWriter, limits: WriteLimits): Promise<Written> {
  const { before, stop, over } = limits;
  const written: Written = { last: undefined, empty: 0 };
  await Promise.race([Promise.all(before), aborted(over)]);
  try {
    for (const message of batch.messages) {
      if (stop.aborted || over.aborted) {
        break;
      }
      if (!(await writeMessage(message, batch, writer))) {
        written.empty++;
      }
      written.last = message;
    }
    if (written.last !== undefined) {
      await writer.drain();
    }
  } catch (error) {
    throw new WriteError(error);
  }
  return written;
}

/** Rejects with the first heartbeat that fails; resolves when it is over. */
async function beat(heartbeat: () => Promise<void>, everyMs: number, over: AbortSignal): Promise<undefined> {
  while (!over.aborted) {
    await delay(everyMs, undefined, { signal: over }).catch(() => undefined);
    if (!over.aborted) {
      await heartbeat();
    }
  }
  return undefined;
}
