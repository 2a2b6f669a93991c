import { randomUUID } from 'node:crypto';

import { Client } from '@elastic/elasticsearch';
import { STATE_INDEX } from '@provlogs/schema/indices';

import { CheckpointStore } from '../../ingest/src/state/checkpointStore.ts';
import { provlogs } from './provlogs.ts';

const checkpoint = (n: number) => ({ closedUntil: n * 1000, hourlyAt: n * 2000, dailyAt: n * 3000 });

describe('a checkpoint', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  let tenantId = '';
  const id = () => `graph:${tenantId}`;
  const open = (workerId: string) => new CheckpointStore({ client, tenantId, workerId, now: () => 0 });
  const loaded = async (workerId: string) => {
    const store = open(workerId);
    await store.load();
    return store;
  };

  beforeAll(async () => {
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
  });
  beforeEach(() => {
    tenantId = randomUUID();
  });
  afterEach(() => client.delete({ index: STATE_INDEX, id: id() }, { ignore: [404] }));
  afterAll(() => client.close());

  it('is none at first, and then the one that was saved last', async () => {
    const store = open('one');
    expect(await store.load()).toBeUndefined();
    for (const n of [1, 2, 3]) {
      await store.save(checkpoint(n));
      expect(await open('other').load()).toEqual(checkpoint(n));
    }
  });

  it.each(['the first', 'a later'])('goes on after a write of its own whose answer was lost: %s', async (which) => {
    const store = await loaded('one');
    if (which === 'a later') {
      await store.save(checkpoint(1));
    }
    // The same worker has written, and does not know.
    await (await loaded('one')).save(checkpoint(2));
    await store.save(checkpoint(3));
    await store.save(checkpoint(4));
    expect(await open('one').load()).toEqual(checkpoint(4));
  });

  it.each(['the first', 'a later'])('of two workers stops the earlier at its next write: %s', async (which) => {
    const earlier = await loaded('one');
    if (which === 'a later') {
      await earlier.save(checkpoint(1));
    }
    const later = await loaded('two');
    await later.save(checkpoint(2));
    await expect(earlier.save(checkpoint(9))).rejects.toThrow(
      /^The worker two on \S+ follows the tenant .* too \(it wrote at 1970-01-01T00:00:00\.000Z\)\. One is enough/
    );
    await later.save(checkpoint(3));
    expect(await open('two').load()).toEqual(checkpoint(3));
  });

  it.each(['there is none yet', 'there is one'])('goes to the last of those that begin at once: %s', async (which) => {
    if (which === 'there is one') {
      await (await loaded('earlier')).save(checkpoint(1));
    }
    let begun = 0;
    const stores = ['one', 'two', 'three', 'four'].map(open);
    const begin = (found: { closedUntil: number } | undefined) => {
      begun++;
      return checkpoint((found?.closedUntil ?? 0) / 1000 + 1);
    };
    await Promise.all(stores.map((store) => store.takeOver(begin)));
    const written = which === 'there is one' ? 5 : 4;
    expect(await open('other').load()).toEqual(checkpoint(written));
    expect(begun).toBeGreaterThan(stores.length);

    const saves = await Promise.allSettled(stores.map((store) => store.save(checkpoint(9))));
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await open('other').load()).toEqual(checkpoint(9));
  });

  it('that is deleted under a worker stops it, and is not made anew from what it knew', async () => {
    const store = await loaded('one');
    await store.save(checkpoint(1));
    await client.delete({ index: STATE_INDEX, id: id() });
    await expect(store.save(checkpoint(2))).rejects.toThrow('was deleted while this worker was at it');
    expect(await open('one').load()).toBeUndefined();
  });

  it('that is no longer one is not guessed at', async () => {
    await client.index({ index: STATE_INDEX, id: id(), document: { source: 'graph' } });
    await expect(open('one').load()).rejects.toThrow(
      `The checkpoint "${id()}" in "${STATE_INDEX}" can't be read. Delete it to begin with a backfill.`
    );
  });
});
