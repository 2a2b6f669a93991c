import { Client } from '@elastic/elasticsearch';
import fc from 'fast-check';

import {
  created,
  FaultyElasticsearch,
  inTurn,
  items,
  type Reply,
} from '../../../tests/fixtures/faultyElasticsearch.ts';
import { FAILED_RETRY } from '../../../tests/fixtures/provisioningRecords.ts';
import { type NormalizedRecord, normalize } from '../normalize/normalize.ts';
import { type Origin, RecordWriter } from './writer.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

/** A record whose document has about so many bytes. */
function record(id: string, bytes = 0): NormalizedRecord {
  const result = normalize({ ...FAILED_RETRY, id, padding: 'x'.repeat(bytes) }, { ingestedAt: NOW });
  if (!result.ok) {
    throw new Error(result.reason);
  }
  return result;
}

const origin = (id: string): Origin => ({ source: 'test', position: id, raw: () => `raw ${id}` });

const FAULTS = ['fine', 'busy item', 'busy', 'unavailable', 'reset before', 'reset after', 'cut', 'short', 'too large'];

/** Keeps ids as Elasticsearch does, and has one fault after the other. */
function faultyIndex(ids: Set<string>, faults: string[]) {
  const take = (sent: string[]): Reply => {
    const there = new Set(ids);
    sent.forEach((id) => ids.add(id));
    return items(sent, (id) => (there.has(id) ? 409 : 201));
  };
  return (sent: string[]): Reply => {
    switch (faults.shift()) {
      case 'busy item': {
        const [first, ...rest] = sent;
        take(rest);
        return items(sent, (id) => (id === first ? 429 : 201));
      }
      case 'busy':
        return { status: 429, body: {} };
      case 'unavailable':
        return { status: 503, body: {} };
      case 'reset before':
        return 'reset';
      case 'reset after':
        take(sent);
        return 'reset';
      case 'cut':
        take(sent);
        return 'cut';
      case 'short':
        take(sent);
        return items(sent.slice(1), () => 201);
      case 'too large':
        return sent.length > 1 ? { status: 413, body: {} } : take(sent);
      default:
        return take(sent);
    }
  };
}

describe('RecordWriter', () => {
  const elasticsearch = new FaultyElasticsearch();
  let client: Client;
  beforeAll(async () => {
    client = new Client({ node: await elasticsearch.start(), maxRetries: 0 });
  });
  afterAll(async () => {
    await client.close();
    await elasticsearch.stop();
  });

  const createWriter = () =>
    new RecordWriter({ client, ilm: true, retentionDays: 30, onRetry: () => undefined, now: () => NOW });

  function balance({ counts, onItsWay }: RecordWriter): number {
    return counts.read - counts.indexed - counts.duplicate - counts.rejected - counts.tooOld - onItsWay;
  }

  it('takes no more from its source than Elasticsearch takes from it', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    elasticsearch.answerWith(async (ids, bytes) => {
      await opened;
      return created(ids, bytes);
    });
    const writer = createWriter();
    let added = 0;
    const adding = (async () => {
      for (let n = 0; n < 30; n++) {
        await writer.add(record(`big-${n}`, 1024 * 1024), origin(`${n}`));
        added++;
      }
    })();
    while (elasticsearch.open < 2) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // Two requests and one that is being filled, of at most 2 MB each: 1 record of a little more than 1 MB.
    expect(added).toBeLessThanOrEqual(3);
    expect(balance(writer)).toBe(0);
    open();
    await adding;
    await writer.drain();
    expect(writer.counts).toMatchObject({ read: 30, indexed: 30 });
  });

  it('sends no larger requests once one was too large', async () => {
    const limit = 1.5 * 1024 * 1024;
    const sizes: number[] = [];
    elasticsearch.answerWith((ids, bytes) => {
      sizes.push(bytes);
      return bytes > limit ? { status: 413, body: {} } : created(ids, bytes);
    });
    const writer = createWriter();
    for (let n = 0; n < 200; n++) {
      await writer.add(record(`large-${n}`, 100 * 1024), origin(`${n}`));
    }
    await writer.drain();
    expect(writer.counts).toMatchObject({ read: 200, indexed: 200, rejected: 0 });
    // Two were under way by then, and one was full.
    expect(sizes.filter((size) => size > limit).length).toBeLessThanOrEqual(3);
  });

  it('does not wait for what others add while it drains', async () => {
    elasticsearch.answerWith(created);
    const writer = createWriter();
    let isAdding = true;
    const others = (async () => {
      for (let n = 0; isAdding; n++) {
        await writer.add(record(`other-${n}`), origin(`${n}`));
        writer.flush();
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await writer.add(record('mine'), origin('mine'));
    await writer.drain();
    isAdding = false;
    await others;
    expect(elasticsearch.requests.flat().some((id) => id.endsWith('mine'))).toBe(true);
    await writer.drain();
    expect(balance(writer)).toBe(0);
    expect(writer.onItsWay).toBe(0);
  });

  it('has drained only when a refused record is kept as rejected input', async () => {
    elasticsearch.answerWith(inTurn((ids) => items(ids, () => 400, { error: { type: 'x', reason: 'no' } })));
    const writer = createWriter();
    await writer.add(record('refused'), origin('refused'));
    await writer.drain();
    expect(elasticsearch.requests).toHaveLength(2);
    expect(writer.counts).toEqual({ read: 1, indexed: 0, duplicate: 0, rejected: 1, tooOld: 0 });
    expect(writer.onItsWay).toBe(0);
  });

  it('indexes everything exactly once through whatever happens, and its counts balance all the time', async () => {
    const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 1, max: 12 }), async (fated, count) => {
        const ids = new Set<string>();
        const writer = createWriter();
        const answer = faultyIndex(ids, [...fated]);
        elasticsearch.answerWith((sent) => {
          expect(balance(writer)).toBe(0);
          return answer(sent);
        });
        for (let n = 0; n < count; n++) {
          await writer.add(record(`id-${n}`), origin(`${n}`));
          if (n % 3 === 0) {
            writer.flush();
          }
          expect(balance(writer)).toBe(0);
        }
        await writer.drain();
        expect(ids.size).toBe(count);
        expect(writer.onItsWay).toBe(0);
        expect(writer.counts).toMatchObject({ read: count, rejected: 0, tooOld: 0 });
        expect(writer.counts.indexed + writer.counts.duplicate).toBe(count);
      }),
      { numRuns: 6 }
    );
  });
});
