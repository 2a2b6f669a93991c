import { Partitions } from './partitions.ts';

const NOW = 1_700_000_000_000;

describe('Partitions', () => {
  it('is as far behind as the most backward of what the group gave', () => {
    const partitions = new Partitions();
    partitions.assign([0, 1]);
    expect(partitions.lagMs(NOW)).toBe(0);
    partitions.advance(0, NOW - 1_000);
    partitions.advance(1, NOW - 5_000);
    expect(partitions.lagMs(NOW)).toBe(5_000);
    partitions.advance(1, undefined);
    expect(partitions.lagMs(NOW)).toBe(1_000);
  });

  it('forgets what it has no longer', () => {
    const partitions = new Partitions();
    partitions.assign([0, 1]);
    partitions.advance(0, NOW - 1_000);
    partitions.assign([1]);
    partitions.advance(0, NOW - 1_000);
    expect(partitions.lagMs(NOW)).toBe(0);
  });

  it('is behind by something while a message is left, whatever clock wrote the others', () => {
    const partitions = new Partitions();
    partitions.assign([0]);
    partitions.advance(0, NOW + 60_000);
    expect(partitions.lagMs(NOW)).toBe(1);
  });
});
