import { graphRecordOf } from '@provlogs/schema/graphRecord';
import { isJsonObject } from '@provlogs/schema/json';
import { type JsonValue } from '@provlogs/schema/record';
import fc from 'fast-check';
import { renderDiagnostic } from '../../../tests/fixtures/diagnosticRendering.ts';
import { FAILED_RETRY } from '../../../tests/fixtures/provisioningRecords.ts';
import { canonicalJson, documentedRecord, wildRecord } from '../../../tests/fixtures/recordArbitraries.ts';
import { normalize, type NormalizedRecord, toGraphRecord } from './normalize.ts';

const INGESTED_AT = Date.UTC(2026, 10, 20, 12);

/** What Elasticsearch gets and gives back. */
function stored(value: JsonValue): NormalizedRecord {
  const result = normalize(value, { ingestedAt: INGESTED_AT });
  if (!result.ok) {
    throw new Error(result.reason);
  }
  return { ...result, document: JSON.parse(JSON.stringify(result.document)) };
}

describe('record to document to record', () => {
  it('leaves a record as Graph documents it untouched', () => {
    fc.assert(
      fc.property(documentedRecord, (record) => {
        const { document } = stored(record);
        expect(canonicalJson(graphRecordOf(document))).toBe(canonicalJson(record));
      }),
      { numRuns: 500 }
    );
  });

  it('loses nothing of any record', () => {
    fc.assert(
      fc.property(wildRecord, (wild) => {
        const read = toGraphRecord(wild);
        if ('kind' in read) {
          throw new Error(read.reason);
        }
        const { document } = stored(wild);
        expect(canonicalJson(graphRecordOf(document))).toBe(canonicalJson(read.record));
      }),
      { numRuns: 1000 }
    );
  });

  it('loses nothing of odd values, wherever they are', () => {
    for (const odd of ODD_VALUES) {
      for (const path of pathsOf(FAILED_RETRY)) {
        const record = replaced(FAILED_RETRY, path, odd);
        const read = toGraphRecord(record);
        if ('kind' in read) {
          expect(path).toMatch(/^(id|activityDateTime)$/);
        } else {
          expect(canonicalJson(graphRecordOf(stored(record).document))).toBe(canonicalJson(read.record));
        }
      }
    }
  });

  it('keeps every duration that it indexes, and every other one too', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (durationInMilliseconds) => {
        const record = { id: 'r', activityDateTime: '2026-11-20T08:15:42Z', durationInMilliseconds };
        const { document } = stored(record);
        expect(graphRecordOf(document)).toEqual(record);
        expect(document.event.duration ?? 0).toBeGreaterThanOrEqual(0);
        expect(document.event.duration ?? 0).toBeLessThan(2 ** 63);
      }),
      { examples: [[9e12], [9e12 + 1], [9e12 - 1], [-1], [8_589_934_593], [4_398_046_511_105]] }
    );
  });

  it('brings a record into the spelling it has already', () => {
    fc.assert(
      fc.property(wildRecord, (wild) => {
        const once = toGraphRecord(wild);
        if ('kind' in once) {
          throw new Error(once.reason);
        }
        expect(toGraphRecord(once.record)).toEqual(once);
      }),
      { numRuns: 500 }
    );
  });

  it('changes nothing of its input', () => {
    fc.assert(
      fc.property(wildRecord, (wild) => {
        const before = JSON.stringify(wild);
        normalize(wild, { ingestedAt: INGESTED_AT, defaultTenantId: 'default' });
        expect(JSON.stringify(wild)).toBe(before);
      })
    );
  });
});

describe('both shapes', () => {
  it('become one document, times and envelope apart', () => {
    fc.assert(
      fc.property(documentedRecord, fc.stringMatching(/^(\.[0-9]{1,9})?$/), fc.gen(), (record, ticks, gen) => {
        const choose = (count: number) => gen(fc.nat, { max: count - 1 });
        const diagnostic = renderDiagnostic(record, ticks, choose);
        const before = JSON.stringify(diagnostic);
        const one = stored(record);
        const other = stored(diagnostic);
        expect(JSON.stringify(diagnostic)).toBe(before);
        expect(other.documentId).toBe(one.documentId);
        expect(Math.floor(other.activityTime / 1000)).toBe(one.activityTime / 1000);
        expect(timeless(other)).toBe(timeless(one));
        expect(other.document.provisioning.envelope).toEqual({
          time: '2026-11-20T10:31:18.5012345Z',
          Level: 4,
          callerIpAddress: '192.0.2.7',
        });
      }),
      { numRuns: 1000 }
    );
  });
});

const ODD_VALUES: JsonValue[] = [null, '', -1, 1.5, true, 'word', [], {}, [{}], { '': null }, [{ id: 'a' }]];

/** Where a record has values, at every depth: keys joined by `/`. */
function pathsOf(value: JsonValue): string[] {
  return typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [key, ...pathsOf(inner).map((path) => `${key}/${path}`)]);
}

function replaced(value: JsonValue, path: string, by: JsonValue): JsonValue {
  const [key = '', ...rest] = path.split('/');
  const inner = (old: JsonValue) => (rest.length === 0 ? by : replaced(old, rest.join('/'), by));
  if (Array.isArray(value)) {
    return value.map((old, index) => (String(index) === key ? inner(old) : old));
  }
  return isJsonObject(value) ? { ...value, [key]: inner(value[key] ?? null) } : value;
}

/** The document without what only one of the shapes has. */
function timeless({ document }: NormalizedRecord): string {
  const remainder = { ...document.provisioning.remainder };
  delete remainder['activityDateTime'];
  const provisioning = {
    ...document.provisioning,
    remainder: Object.keys(remainder).length === 0 ? undefined : remainder,
    envelope: undefined,
    ingest_delay: undefined,
  };
  return canonicalJson({ ...document, '@timestamp': undefined, provisioning });
}
