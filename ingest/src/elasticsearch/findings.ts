import type { Client, estypes } from '@elastic/elasticsearch';
import {
  endOfIndexDay,
  HEARTBEAT_INDEX,
  ILM_POLICY,
  RECORD_INDEX_PATTERN,
  RECORD_INDEX_PREFIX,
  RECORD_TEMPLATE,
  REJECT_INDEX_PATTERN,
  REJECT_TEMPLATE,
  STATE_INDEX,
} from '@provlogs/schema/indices';
import { TEMPLATE_VERSION } from '@provlogs/schema/templateVersion';
import type { KeyPart } from '@provlogs/schema/privileges';

import { hasIlm, templateVersion } from './installation.ts';
import { maySearch, privilegeFindings } from './privileges.ts';
import { reasonOf, statusOf } from './problem.ts';

const DAY_MS = 86_400_000;

/** One thing that `provlogs check` looked at. */
export interface Finding {
  /** Undefined: it could not be looked at. A warning works as it is, and should be put right. */
  ok: boolean | 'warning' | undefined;
  text: string;
  /** What to do, where something is not as it should be. */
  advice?: string;
}

export interface FindingOptions {
  retentionDays: number;
  now: number;
  /** Whose credentials the client has. */
  part: KeyPart;
}

type Look = (client: Client, options: FindingOptions) => Promise<Finding[]>;

const SETUP = 'Run as an administrator: provlogs setup';

/** What works, what does not, and what to do. Throws only when Elasticsearch does not answer or refuses credentials. */
export async function findings(client: Client, options: FindingOptions): Promise<Finding[]> {
  const all: Finding[] = [];
  for (const look of LOOKS) {
    try {
      all.push(...(await look(client, options)));
    } catch (error) {
      if (statusOf(error) !== 403) {
        throw error;
      }
      all.push({ ok: undefined, text: `Not looked at, these credentials may not: ${reasonOf(error)}` });
    }
  }
  return all;
}

const privileges: Look = async (client, { part }) => privilegeFindings(client, part, { ilm: await hasIlm(client) });

const templates: Look = async (client) => {
  const found: Finding[] = [];
  for (const name of [RECORD_TEMPLATE, REJECT_TEMPLATE]) {
    const version = await templateVersion(client, name);
    if (version === undefined) {
      found.push({ ok: false, text: `The index template "${name}" is missing`, advice: SETUP });
    } else if (version < TEMPLATE_VERSION) {
      found.push({ ok: false, text: `The index template "${name}" is old (version ${version})`, advice: SETUP });
    } else {
      found.push({ ok: true, text: `Index template "${name}", version ${version}` });
    }
  }
  return found;
};

const lifecycle: Look = async (client, { retentionDays }) => {
  if (!(await hasIlm(client))) {
    return [
      {
        ok: true,
        text:
          'This cluster has no index lifecycle management: a running worker deletes expired days, if its key has ' +
          'delete_index',
      },
    ];
  }
  try {
    const policies = await client.ilm.getLifecycle({ name: ILM_POLICY });
    const age = policies[ILM_POLICY]?.policy.phases.delete?.min_age;
    return age === `${retentionDays}d`
      ? [{ ok: true, text: `ILM policy "${ILM_POLICY}" deletes after ${retentionDays} days` }]
      : [
          {
            ok: false,
            text: `ILM policy "${ILM_POLICY}" deletes after ${String(age)}, not ${retentionDays} days`,
            advice: SETUP,
          },
        ];
  } catch (error) {
    if (statusOf(error) === 404) {
      return [{ ok: false, text: `The ILM policy "${ILM_POLICY}" is missing`, advice: SETUP }];
    }
    throw error;
  }
};

function workerIndex(index: string, what: string): Look {
  return async (client) => {
    const reply = await client.indices.getMapping({ index }, { ignore: [404] });
    if (reply[index] === undefined) {
      return [{ ok: false, text: `The index "${index}" of the ${what} is missing`, advice: SETUP }];
    }
    if (String(reply[index].mappings.dynamic) !== 'false') {
      const text = `"${index}" was made by a write, so its fields are guessed`;
      return [{ ok: false, text, advice: `Delete "${index}", then run as an administrator: provlogs setup` }];
    }
    return [{ ok: true, text: `Index "${index}" of the ${what}` }];
  };
}

const indices: Look = async (client, { retentionDays, now }) => {
  const mappings = await client.indices.getMapping({ index: RECORD_INDEX_PATTERN });
  const names = Object.keys(mappings);
  const guessed = names.filter((name) => !hasOurMappings(mappings[name]?.mappings));
  const expired = names.filter((name) => {
    const end = endOfIndexDay(RECORD_INDEX_PREFIX, name);
    // ILM looks every ten minutes, and may need a second look; a day more is a fault.
    return end !== undefined && end + (retentionDays + 1) * DAY_MS < now;
  });
  const found: Finding[] = [
    {
      ok: guessed.length === 0,
      text: `${names.length} daily indices${guessed.length === 0 ? ' with our mappings' : ''}`,
    },
  ];
  for (const name of guessed) {
    found.push({
      ok: false,
      text: `"${name}" was made without our index template: filters and alerts do not find its records`,
      advice: `${SETUP}. Then delete "${name}" and read its records again.`,
    });
  }
  if (expired.length > 0) {
    const text = `${expired.length} indices are older than ${retentionDays} days and still there, the first is "${expired[0]}"`;
    found.push({ ok: false, text, advice: 'Delete them, or see why: GET provisioning-logs-*/_ilm/explain' });
  }
  return found;
};

/** The field that the identity filter and the one that alert rules count by: guessed, they would silently find nothing. */
function hasOurMappings(mappings: estypes.MappingTypeMapping | undefined): boolean {
  const provisioning = mappings?.properties?.provisioning;
  const properties = provisioning !== undefined && 'properties' in provisioning ? provisioning.properties : undefined;
  const identity = properties?.identity;
  const identityId = identity !== undefined && 'properties' in identity ? identity.properties?.id : undefined;
  return properties?.identity_terms?.type === 'keyword' && identityId?.type === 'keyword';
}

const records: Look = async (client, { now }) => {
  const { hits, aggregations } = await client.search<unknown, { newest: estypes.AggregationsMaxAggregate }>({
    index: RECORD_INDEX_PATTERN,
    size: 0,
    track_total_hits: true,
    aggs: { newest: { max: { field: '@timestamp' } } },
  });
  const total = totalOf(hits.total);
  const newest = aggregations?.newest.value;
  if (total === 0 || newest === undefined || newest === null) {
    return [{ ok: true, text: 'No records yet' }];
  }
  const age = Math.max(0, Math.round((now - newest) / 60_000));
  return [{ ok: true, text: `${total} records, the newest ${age} minutes old (${new Date(newest).toISOString()})` }];
};

const rejects: Look = async (client) => {
  const { hits } = await client.search({
    index: REJECT_INDEX_PATTERN,
    size: 0,
    track_total_hits: true,
    query: { range: { '@timestamp': { gte: 'now-1d' } } },
  });
  const total = totalOf(hits.total);
  return total === 0
    ? [{ ok: true, text: 'Nothing rejected in the last 24 hours' }]
    : [
        {
          ok: false,
          text: `${total} rejected in the last 24 hours`,
          advice: `Look at "reason" in ${REJECT_INDEX_PATTERN}`,
        },
      ];
};

function ifSearchable(pattern: string, look: Look): Look {
  return async (client, options) =>
    (await maySearch(client, pattern))
      ? look(client, options)
      : [{ ok: undefined, text: `Not looked at, these credentials may not read ${pattern}` }];
}

/** In the order in which a person puts things right. */
const LOOKS: readonly Look[] = [
  privileges,
  templates,
  lifecycle,
  workerIndex(STATE_INDEX, 'checkpoints'),
  workerIndex(HEARTBEAT_INDEX, 'heartbeats'),
  indices,
  ifSearchable(RECORD_INDEX_PATTERN, records),
  ifSearchable(REJECT_INDEX_PATTERN, rejects),
];

function totalOf(total: number | estypes.SearchTotalHits | undefined): number {
  return typeof total === 'object' ? total.value : (total ?? 0);
}
