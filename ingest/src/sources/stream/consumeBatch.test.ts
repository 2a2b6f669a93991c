import type { NormalizedRecord } from '../../normalize/normalize.ts';
import { FAILED_RETRY } from '../../../../tests/fixtures/provisioningRecords.ts';
import { type BatchWriter, consumeBatch, type PartitionBatch, WriteError } from './consumeBatch.ts';
import type { Message } from './messages.ts';

/** A writer whose `drain` ends when the test says so. */
class HeldWriter implements BatchWriter {
  readonly added: string[] = [];
  readonly rejected: string[] = [];
  release: () => void = () => undefined;
  fail: (error: Error) => void = () => undefined;
  readonly #held = new Promise<void>((resolve, reject) => {
    this.release = resolve;
    this.fail = reject;
  });

  async add({ documentId }: NormalizedRecord): Promise<void> {
    this.added.push(documentId.split(':').at(-1) ?? '');
  }

  async reject({ kind }: { kind: string }): Promise<void> {
    this.rejected.push(kind);
  }

  drain(): Promise<void> {
    return this.#held;
  }
}

const record = (id: string) => JSON.stringify({ ...FAILED_RETRY, id });

function messages(...values: Array<string | null>): Message[] {
  return values.map((value, offset) => ({
    offset: String(offset),
    timestamp: '0',
    value: value === null ? null : Buffer.from(value),
  }));
}

describe('consumeBatch', () => {
  let writer = new HeldWriter();
  let committed: string[] = [];
  let stop = new AbortController();
  let giveUp = new AbortController();
  let lost = new Set<Promise<unknown>>();

  beforeEach(() => {
    writer = new HeldWriter();
    committed = [];
    stop = new AbortController();
    giveUp = new AbortController();
    lost = new Set();
  });

  function batch(values: Message[], heartbeat = () => Promise.resolve()): PartitionBatch {
    const commit = async ({ offset }: Message) => void committed.push(offset);
    return { topic: 'logs', partition: 0, messages: values, heartbeat, commit };
  }

  const consume = (given: PartitionBatch) =>
    consumeBatch(given, writer, { stop: stop.signal, giveUp: giveUp.signal, heartbeatMs: 1, lost });

  const someTurns = async () => {
    for (let turn = 0; turn < 20; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('commits its last message, but only once Elasticsearch has all of them', async () => {
    const consumed = consume(batch(messages(record('a'), 'poison', null, record('b'))));
    await someTurns();
    expect(writer).toMatchObject({ added: ['a', 'b'], rejected: ['notJson'] });
    expect(committed).toEqual([]);
    writer.release();
    expect(await consumed).toBe(1);
    expect(committed).toEqual(['3']);
  });

  it('commits messages that say nothing, too: the partition must not stall on them', async () => {
    writer.release();
    expect(await consume(batch(messages(null, ' \n')))).toBe(2);
    expect(committed).toEqual(['1']);
  });

  it('commits nothing of a batch that another worker may have got', async () => {
    const rebalance = new Error('rebalance');
    const consumed = consume(batch(messages(record('a')), () => Promise.reject(rebalance)));
    await expect(consumed).rejects.toBe(rebalance);
    writer.release();
    await someTurns();
    expect(committed).toEqual([]);
    expect(lost.size).toBe(0);
  });

  it('takes no message while the write of a lost batch is under way, and none at all when it is lost itself', async () => {
    const rebalance = new Error('rebalance');
    await expect(consume(batch(messages(record('a')), () => Promise.reject(rebalance)))).rejects.toBe(rebalance);
    expect(lost.size).toBe(1);
    await expect(consume(batch(messages(record('b')), () => Promise.reject(rebalance)))).rejects.toBe(rebalance);
    await someTurns();
    expect(lost.size).toBe(1);
    const third = consume(batch(messages(record('c'))));
    await someTurns();
    expect(writer.added).toEqual(['a']);
    writer.release();
    await third;
    expect(writer.added).toEqual(['a', 'c']);
  });

  it('when told to stop, commits what it took and leaves the rest', async () => {
    const values = messages(record('a'), record('b'), record('c'));
    writer.add = async ({ documentId }) => {
      writer.added.push(documentId);
      stop.abort();
    };
    writer.release();
    await consume(batch(values));
    expect(writer.added).toHaveLength(1);
    expect(committed).toEqual(['0']);
  });

  it('when given up, commits nothing and waits for nothing', async () => {
    const consumed = consume(batch(messages(record('a'))));
    await someTurns();
    giveUp.abort();
    expect(await consumed).toBe(0);
    expect(committed).toEqual([]);
  });

  it('says what ended the writer', async () => {
    const cause = new Error('refused');
    const consumed = consume(batch(messages(record('a'))));
    writer.fail(cause);
    await expect(consumed).rejects.toMatchObject({ name: WriteError.name, cause });
    expect(committed).toEqual([]);
  });
});
