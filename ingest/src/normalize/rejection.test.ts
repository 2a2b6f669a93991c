import { type JsonValue } from '@provlogs/schema/record';
import fc from 'fast-check';
import { jsonValue } from '../../../tests/fixtures/recordArbitraries.ts';
import { normalize } from './normalize.ts';

const INGESTED_AT = Date.UTC(2026, 10, 21, 12);
const MINIMAL = { id: 'r1', activityDateTime: '2026-11-20T08:15:42Z' };

function rejected(value: JsonValue) {
  const result = normalize(value, { ingestedAt: INGESTED_AT });
  return result.ok ? undefined : { kind: result.kind, reason: result.reason };
}

describe('rejections', () => {
  it.each([
    [null, 'notAnObject', 'A record has to be a JSON object, but this is null.'],
    [[], 'notAnObject', 'A record has to be a JSON object, but this is an array.'],
    ['x', 'notAnObject', 'A record has to be a JSON object, but this is a string: "x".'],
    [{}, 'noId', 'The record has no id, so it could not be told from others.'],
    [
      { ...MINIMAL, id: 7 },
      'noId',
      'The record has no id (7 is no text that names it), so it could not be told from others.',
    ],
    [
      { ...MINIMAL, id: '  ' },
      'noId',
      'The record has no id ("  " is no text that names it), so it could not be told from others.',
    ],
    [{ id: 'r1' }, 'noTime', 'The record "r1" has no activityDateTime.'],
    [
      { id: 'r1', activityDateTime: '2026-02-30T00:00:00Z' },
      'unreadableTime',
      'The record "r1" has an activityDateTime that is no time: "2026-02-30T00:00:00Z".',
    ],
    [
      { id: 'r1', activityDateTime: {} },
      'unreadableTime',
      'The record "r1" has an activityDateTime that is no time: {}.',
    ],
    [
      { category: 'SignInLogs', properties: MINIMAL },
      'otherCategory',
      'The record\'s category is "SignInLogs"; only ProvisioningLogs are read. Send the other categories elsewhere.',
    ],
    [
      {
        category: 'ProvisioningLogs',
        resourceId: '/subscriptions/s/providers/Microsoft.DevOpsInfrastructure/pools/p',
        properties: MINIMAL,
      },
      'otherService',
      'The record comes from another service than Microsoft Entra ID: its resourceId is "/subscriptions/s/providers/Microsoft.DevOpsInfrastructure/pools/p" and does not end with /providers/Microsoft.aadiam.',
    ],
    [
      { category: 'ProvisioningLogs', properties: "{'id': 'r1'}" },
      'unreadableProperties',
      `The record's "properties" have to be a JSON object, or text that holds one, but they are "{'id': 'r1'}".`,
    ],
    [
      { ...MINIMAL, id: 'x'.repeat(169) },
      'unusableId',
      "The record's tenant and id together have 171 characters; at most 170 can be kept.",
    ],
    [
      { ...MINIMAL, id: 'half \ud83d' },
      'unusableId',
      'The record\'s tenant and id, "-:half \\ud83d", are no valid text: they hold half a character.',
    ],
  ])('says what is wrong with %j', (value, kind, reason) => {
    expect(rejected(value)).toEqual({ kind, reason });
  });

  it('takes an id that Elasticsearch just takes', () => {
    expect(rejected({ ...MINIMAL, id: '語'.repeat(168) })).toBeUndefined();
  });

  it('never throws, and never shows more than a line of the input', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom('id', 'properties', 'activityDateTime', 'category'), (value, key) => {
        for (const input of [value, { ...MINIMAL, [key]: value }, { properties: { ...MINIMAL, [key]: value } }]) {
          const result = normalize(input, { ingestedAt: INGESTED_AT });
          expect(result.ok || result.reason.length < 400).toBe(true);
        }
      }),
      { numRuns: 500 }
    );
  });
});
