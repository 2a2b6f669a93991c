import { TEMPLATE_VERSION } from '@provlogs/schema/templateVersion';

import { CHECKED_FIELDS } from './response/fieldCapabilities';
import { connect } from './connection';
import { checkHealth } from './health';
import { fakeBackend, searchAnswer, SETTINGS } from './testing';
import { type ProvisioningOptions } from './types';

const TEXTS = ['message', 'error.message'];
const typeOf = (field: string) => (field === '@timestamp' ? 'date' : TEXTS.includes(field) ? 'text' : 'keyword');
const FIELDS: Record<string, object> = Object.fromEntries(
  CHECKED_FIELDS.map((field) => [field, { [typeOf(field)]: { type: typeOf(field) } }])
);
const madeBy = (...versions: string[]) => ({
  indices: ['provisioning-logs-2026.11.20'],
  fields: { ...FIELDS, '@timestamp': { date: { type: 'date', meta: { template_version: versions } } } },
});
const CAPABILITIES = madeBy(String(TEMPLATE_VERSION));

function check({
  capabilities,
  search,
  settings = SETTINGS,
}: {
  capabilities?: unknown;
  search?: unknown;
  settings?: ProvisioningOptions;
}) {
  const backend = fakeBackend(({ url }) => (url.endsWith('/fields') ? (capabilities ?? CAPABILITIES) : search));
  return checkHealth(connect({ url: '/proxy', jsonData: settings }, backend));
}

const newest = (ageMs: number, total: number) =>
  searchAnswer([{ _id: 'x', sort: [Date.now() - ageMs] }], {
    hits: { total: { value: total, relation: 'eq' }, hits: [{ _id: 'x', sort: [Date.now() - ageMs] }] },
  });

describe('checkHealth', () => {
  it('counts the records and dates the newest', async () => {
    await expect(check({ search: newest(3 * 60_000, 12345) })).resolves.toEqual({
      status: 'success',
      message: 'OK: 12,345 records, newest 3 minutes ago.',
    });
  });

  it('warns when nothing has come for long', async () => {
    await expect(check({ search: newest(3 * 86_400_000, 1) })).resolves.toEqual({
      status: 'warning',
      message:
        'Connected: 1 record, newest 3 days ago. If that is too long ago, look for the cause with "provlogs check".',
    });
  });

  it('warns when there are no records yet, or only a part of them can be read', async () => {
    await expect(check({ search: searchAnswer([]) })).resolves.toMatchObject({
      status: 'warning',
      message: expect.stringContaining('holds no records yet. Look for the cause with "provlogs check", or'),
    });
    await expect(check({ search: searchAnswer([], { timed_out: true }) })).resolves.toMatchObject({
      status: 'warning',
      message: expect.stringContaining('Partial results'),
    });
  });

  it.each<[string, unknown]>([
    ['an older version', madeBy(String(TEMPLATE_VERSION - 1))],
    ['no version at all', { ...CAPABILITIES, fields: FIELDS }],
  ])('warns when every index was made by a template of %s, and names the command', async (_, capabilities) => {
    const { status, message } = await check({ capabilities, search: newest(3 * 60_000, 5) });
    expect(status).toBe('warning');
    expect(message).toContain('OK: 5 records, newest 3 minutes ago. The newest index was made by');
    expect(message).toContain(`(version ${TEMPLATE_VERSION})`);
    expect(message).toContain('Run "provlogs setup"');
  });

  it('says nothing of older days beside an index that is as new or newer', async () => {
    const capabilities = madeBy(String(TEMPLATE_VERSION - 1), String(TEMPLATE_VERSION + 1));
    await expect(check({ capabilities, search: newest(0, 5) })).resolves.toMatchObject({ status: 'success' });
  });

  it.each<[string, unknown, string]>([
    ['no index', { indices: [], fields: {} }, 'No index matches provisioning-logs-*'],
    [
      'a wrong type in one index',
      {
        indices: ['a', 'b', 'c'],
        fields: {
          ...FIELDS,
          'provisioning.identity_terms': { keyword: { indices: ['a'] }, text: { indices: ['b', 'c'] } },
        },
      },
      'index b (and 1 more) has provisioning.identity_terms as text instead of keyword',
    ],
    [
      'a field missing',
      { ...CAPABILITIES, fields: { ...FIELDS, 'error.code': undefined } },
      'does not come from Elasticsearch',
    ],
    ['no fields at all', { ...CAPABILITIES, fields: {} }, 'no index of provisioning-logs-* has the field @timestamp'],
    ['another service', '<html>', 'does not come from Elasticsearch'],
  ])('names %s as an error', async (_, capabilities, message) => {
    await expect(check({ capabilities })).resolves.toEqual({
      status: 'error',
      message: expect.stringContaining(message),
    });
  });

  it.each<[ProvisioningOptions, string]>([
    [{}, 'Enter the address of Elasticsearch'],
    [{ elasticsearchUrl: 'http://es:9200' }, 'Enter the index pattern'],
    [{ elasticsearchUrl: 'http://es:9200', index: '../x' }, '"../x" is no index pattern'],
  ])('asks for settings before it asks Elasticsearch: %j', async (settings, message) => {
    await expect(check({ settings })).resolves.toEqual({ status: 'error', message: expect.stringContaining(message) });
  });
});
