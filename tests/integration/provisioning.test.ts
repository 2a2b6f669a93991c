import { readFileSync } from 'node:fs';

import { Client, type estypes } from '@elastic/elasticsearch';
import { HEARTBEAT_INDEX } from '@provlogs/schema/indices';
import { HEARTBEAT_MAPPINGS, RECORD_MAPPINGS, REJECT_MAPPINGS } from '@provlogs/schema/mappings';
import * as v from 'valibot';
import { parse } from 'yaml';

import { fieldsOf, readDashboards, searchOf } from '../provisioning/dashboards.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';

const DAY_MS = 86_400_000;
const NOW = Date.now();

const dataSources = v.parse(
  v.object({
    datasources: v.array(
      v.object({
        uid: v.string(),
        type: v.string(),
        jsonData: v.object({ index: v.string(), timeField: v.optional(v.string()) }),
      })
    ),
  }),
  parse(readFileSync('provisioning/datasources/provlogs.yaml', 'utf8'), { merge: true })
).datasources;

const MAPPINGS: Readonly<Record<string, estypes.MappingTypeMapping>> = {
  'provisioning-logs-*': RECORD_MAPPINGS,
  'provisioning-rejects-*': REJECT_MAPPINGS,
  [HEARTBEAT_INDEX]: HEARTBEAT_MAPPINGS,
};

/** The type of a field in a mapping; undefined where there is none, or it can't be asked for. */
function typeOf({ properties }: estypes.MappingTypeMapping, field: string): string | undefined {
  let level: Record<string, estypes.MappingProperty> | undefined = properties;
  let type: string | undefined;
  for (const name of field.split('.')) {
    const found: estypes.MappingProperty | undefined = level?.[name];
    type = found?.type;
    level = found !== undefined && 'properties' in found ? found.properties : undefined;
  }
  return type;
}

it('the app is enabled: its data source and panel are offered only then', () => {
  const plugins: unknown = parse(readFileSync('provisioning/plugins/provlogs.yaml', 'utf8'));
  const { id } = v.parse(v.object({ id: v.string() }), JSON.parse(readFileSync('plugin.json', 'utf8')));
  expect(plugins).toMatchObject({ apps: [{ type: id, disabled: false }] });
});

describe('provisioned dashboards', () => {
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  const dashboards = readDashboards();

  beforeAll(async () => {
    await deleteIndices(client);
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
    const { stdout: input } = await provlogs(['generate', '--days', '8', '--per-day', '400']);
    expect(await provlogs(['import', '-'], { input: `${input}{"no":"record"}\n` })).toMatchObject({ code: 1 });
    await client.index({ index: HEARTBEAT_INDEX, id: 'a', document: HEARTBEAT });
    await client.indices.refresh({ index: ['provisioning-*'] });
  }, 400_000);
  afterAll(async () => {
    await deleteIndices(client);
    await client.delete({ index: HEARTBEAT_INDEX, id: 'a' }, { ignore: [404] });
    await client.close();
  });

  it('have ids of their own, and a question over every panel', () => {
    expect(dashboards.map(({ dashboard }) => dashboard.uid).sort()).toEqual([
      'provlogs-application',
      'provlogs-identity',
      'provlogs-overview',
      'provlogs-worker',
    ]);
    for (const { title, description } of dashboards.flatMap(({ dashboard }) => dashboard.panels)) {
      expect(title).toMatch(/\?$/);
      expect(description).toMatch(/\.$/);
    }
  });

  it('ask data sources that are provisioned, by their time field, for fields that are mapped', () => {
    const known = new Map(dataSources.map((dataSource) => [dataSource.uid, dataSource]));
    for (const { dashboard, queries } of dashboards) {
      const asked = [
        ...dashboard.panels.flatMap(({ datasource, targets }) => [
          datasource,
          ...targets.map((target) => target.datasource),
        ]),
        ...dashboard.templating.list.flatMap(({ datasource }) => datasource ?? []),
      ];
      for (const { type, uid } of asked) {
        if (!['__expr__', '-- Mixed --'].includes(uid)) {
          expect(known.get(uid)).toMatchObject({ type });
        }
      }
      for (const query of queries) {
        const { index = '', timeField } = known.get(query.datasource.uid)?.jsonData ?? {};
        expect(query.timeField).toBe(timeField);
        const mapping = MAPPINGS[index];
        const unmapped = fieldsOf(query).filter(
          (field) => mapping === undefined || typeOf(mapping, field) === undefined
        );
        expect({ query: query.query, unmapped }).toEqual({ query: query.query, unmapped: [] });
      }
    }
  });

  it('show data of a tenant: every query finds something', async () => {
    const { hits: found } = await client.search({
      index: 'provisioning-logs-*',
      size: 1,
      _source: false,
      fields: ['provisioning.application.name', 'provisioning.identity.name'],
      query: {
        bool: {
          filter: [
            { term: { 'provisioning.status': 'failure' } },
            { exists: { field: 'provisioning.retry.attempt' } },
            { exists: { field: 'provisioning.identity.name' } },
          ],
        },
      },
    });
    const valueOf = (field: string) => String([found.hits[0]?.fields?.[field]].flat()[0]);
    const application = valueOf('provisioning.application.name');
    const identity = valueOf('provisioning.identity.name');
    const escaped = (value: string) => value.replaceAll(/[^\w]/g, (sign) => `\\${sign}`);
    const emptyIn: Record<string, string[]> = {};
    for (const { file, queries } of dashboards) {
      const variables = {
        application: file === 'overview.json' ? '*' : escaped(application),
        identity: escaped(identity),
      };
      const empty: string[] = [];
      for (const query of queries) {
        const index = dataSources.find(({ uid }) => uid === query.datasource.uid)?.jsonData.index ?? '';
        const { hits } = await client.search({
          index,
          track_total_hits: true,
          ...searchOf(query, NOW - 8 * DAY_MS, NOW + DAY_MS, variables),
        });
        if (typeof hits.total === 'object' && hits.total.value === 0) {
          empty.push(query.query);
        }
      }
      // One identity need not have been through everything.
      const most = file === 'identity.json' ? queries.length / 2 : 0;
      emptyIn[file] = empty.length > most ? empty : [];
    }
    expect(emptyIn).toEqual(Object.fromEntries(dashboards.map(({ file }) => [file, []])));
  });
});

const HEARTBEAT = {
  '@timestamp': new Date(NOW).toISOString(),
  state: 'running',
  worker: { name: 'host:1', version: '0.1.0', uptime_seconds: 60 },
  readiness: { ready: 0, reasons: ['sourceFailing'] },
  records: { indexed: 1, duplicate: 0, rejected: 0 },
  elasticsearch: { waiting_seconds: 0 },
  lag_seconds: 60,
};
