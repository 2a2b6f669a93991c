import { backlogOf } from './backlog.ts';

/** A broker that knows of each partition: first and next offset, and what the group has committed. */
function brokerWith(partitions: Array<{ low: string; high: string; committed: string }>) {
  return {
    fetchTopicOffsets: async () =>
      partitions.map(({ low, high }, partition) => ({ partition, low, high, offset: high })),
    fetchOffsets: async () => [
      {
        topic: 'logs',
        partitions: partitions.map(({ committed }, partition) => ({ partition, offset: committed, metadata: null })),
      },
    ],
  };
}

const reader = { topic: 'logs', group: 'provlogs' };

describe('backlogOf', () => {
  it('counts what is between commit and end, in the partitions that this worker has', async () => {
    const broker = brokerWith([
      { low: '0', high: '100', committed: '90' },
      { low: '0', high: '100', committed: '100' },
      { low: '0', high: '100', committed: '1' },
    ]);
    expect(await backlogOf(broker, reader, new Set([0, 1]))).toBe(10n);
  });

  it('counts from the oldest message that is kept where the group is new, or was away for too long', async () => {
    const broker = brokerWith([
      { low: '40', high: '100', committed: '-1' },
      { low: '40', high: '100', committed: '7' },
    ]);
    expect(await backlogOf(broker, reader, new Set([0, 1]))).toBe(120n);
  });

  it('is nothing where everything has gone, or the commit is ahead', async () => {
    const broker = brokerWith([
      { low: '100', high: '100', committed: '7' },
      { low: '0', high: '5', committed: '9' },
    ]);
    expect(await backlogOf(broker, reader, new Set([0, 1]))).toBe(0n);
  });
});
