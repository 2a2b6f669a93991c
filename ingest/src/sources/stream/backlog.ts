import type { Admin } from 'kafkajs';

/**
 * How many messages of these partitions the group has not done yet, as the broker counts. A consumer that gets nothing
 * can't tell by itself whether there is nothing.
 */
export async function backlogOf(
  admin: Pick<Admin, 'fetchTopicOffsets' | 'fetchOffsets'>,
  { topic, group }: { topic: string; group: string },
  partitions: ReadonlySet<number>
): Promise<bigint> {
  const [ends, [done]] = await Promise.all([
    admin.fetchTopicOffsets(topic),
    admin.fetchOffsets({ groupId: group, topics: [topic] }),
  ]);
  const committed = new Map(done?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
  return ends
    .filter(({ partition }) => partitions.has(partition))
    .reduce((sum, { partition, low, high }) => sum + waiting(committed.get(partition), BigInt(low), BigInt(high)), 0n);
}

function waiting(committed: bigint | undefined, low: bigint, high: bigint): bigint {
  // Without a commit the offset is -1; what the topic has let go of is not waited for either.
  const next = committed === undefined || committed < low ? low : committed;
  return high > next ? high - next : 0n;
}
