import { existsSync, readFileSync } from 'node:fs';
import { HEARTBEAT_MAPPINGS, RECORD_MAPPINGS } from '@provlogs/schema/mappings';
import * as v from 'valibot';
import { parse } from 'yaml';

import { readRules, type DataNode } from './grafana/rules.ts';

const YAML = readFileSync('provisioning/alerting/provlogs.yaml', 'utf8');
const RULES = readRules(YAML);
const queries = RULES.flatMap(({ uid, nodes }) =>
  nodes.flatMap((node) => (node.kind === 'data' ? [{ uid, node }] : []))
);

const { datasources } = v.parse(
  v.object({ datasources: v.array(v.object({ uid: v.string(), type: v.string() })) }),
  parse(readFileSync('provisioning/datasources/provlogs.yaml', 'utf8'), { merge: true })
);

/** The type that a field is mapped as, in the records or in other mappings. */
function mappedType(field: string, { properties }: { properties?: object } = RECORD_MAPPINGS): unknown {
  const at = (level: unknown, key: string): unknown =>
    typeof level === 'object' && level !== null ? new Map(Object.entries(level)).get(key) : undefined;
  const [first = '', ...rest] = field.split('.');
  const top = at(properties, field === '@timestamp' ? field : first);
  return at(
    rest.reduce((level, key) => at(at(level, 'properties'), key), top),
    'type'
  );
}

const fieldsOf = ({ model }: DataNode) =>
  [...model.metrics, ...model.bucketAggs].flatMap(({ field }) => (field === undefined ? [] : [field]));

describe.each(RULES)('the rule $uid', (rule) => {
  it('has a condition, a runbook that is there, and texts', () => {
    expect(rule.nodes.map(({ refId }) => refId)).toContain(rule.condition);
    const { runbook = '', summary, description } = rule.annotations;
    expect(runbook).toMatch(/^docs\/runbooks\/[a-z-]+\.md$/);
    expect(existsSync(runbook)).toBe(true);
    expect(readFileSync(runbook, 'utf8')).toContain(rule.title);
    expect(summary).not.toBe('');
    expect(description).not.toBe('');
    expect(['warning', 'critical']).toContain(rule.labels.severity);
  });

  it('names in its texts only nodes and labels that it has', () => {
    const names = new Set(rule.nodes.map(({ refId }) => refId));
    const texts = Object.values(rule.annotations).join(' ');
    const fields = rule.nodes.flatMap((node) => (node.kind === 'data' ? fieldsOf(node) : []));
    for (const [, name = ''] of texts.matchAll(/\$values\.(\w+)\./g)) {
      expect(names).toContain(name);
    }
    for (const [, label] of texts.matchAll(/index \$labels "([^"]+)"/g)) {
      expect(fields).toContain(label);
    }
  });

  it('has texts without figures for when there are none: Grafana would print %!f(<nil>)', () => {
    for (const text of Object.values(rule.annotations)) {
      const unguarded = text.replaceAll(/\{\{ if \$values\.\w+ \}\}[^]*?\{\{ (?:else|end) \}\}/g, '');
      expect(unguarded).not.toMatch(/\$(?:values|labels)/);
    }
  });
});

it('rules and dashboards share a folder: Grafana finds that of the rules by its title only', () => {
  const dashboards = readFileSync('provisioning/dashboards/provlogs.yaml', 'utf8');
  const [, folder = ''] = /^    folder: (.+)$/m.exec(YAML) ?? [];
  expect(dashboards).toContain(`    folder: ${folder}\n`);
  expect(dashboards).not.toContain('folderUid');
});

it('uids are unique', () => {
  expect(new Set(RULES.map(({ uid }) => uid)).size).toBe(RULES.length);
});

it('queries ask data sources that are provisioned, for fields that are mapped', () => {
  const elasticsearch = datasources.flatMap(({ uid, type }) => (type === 'elasticsearch' ? [uid] : []));
  for (const { uid, node } of queries) {
    expect(elasticsearch).toContain(node.datasourceUid);
    const mappings = node.datasourceUid === 'provlogs-heartbeat' ? HEARTBEAT_MAPPINGS : RECORD_MAPPINGS;
    const asked = [...node.model.query.matchAll(/([@a-z][\w.@]*):/g)].map(([, field = '']) => field);
    const unmapped = asked.filter((field) => mappedType(field, mappings) === undefined);
    expect({ uid, refId: node.refId, unmapped }).toEqual({ uid, refId: node.refId, unmapped: [] });
  }
});

it('what is grouped by or counted as identities is a keyword: as anything else the counts would be 0', () => {
  const fields = queries.flatMap(({ node }) => fieldsOf(node)).filter((field) => field !== '@timestamp');
  expect(fields.length).toBeGreaterThan(0);
  for (const field of fields) {
    expect([field, mappedType(field)]).toEqual([field, 'keyword']);
  }
});

it('groups by terms never leave out records that lack the field: Grafana would drop the groups before', () => {
  for (const { node } of queries) {
    for (const { type, settings } of node.model.bucketAggs) {
      expect(type === 'terms' ? settings.missing : 'by time').toBeDefined();
      expect(type === 'terms' ? settings.min_doc_count : '1').toBe('1');
    }
  }
});

it('every threshold is used', () => {
  const anchors = [...YAML.matchAll(/&(\w+)/g)].map(([, name]) => name);
  for (const anchor of anchors) {
    expect(YAML).toMatch(new RegExp(String.raw`\*${anchor}\b`));
  }
});
