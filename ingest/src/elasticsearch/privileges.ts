import type { Client, estypes } from '@elastic/elasticsearch';
import {
  excessPrivilegesOf,
  type KeyPart,
  type PrivilegeOptions,
  type Privileges,
  privilegesOf,
} from '@provlogs/schema/privileges';

import type { Finding } from './findings.ts';
import { isFromElasticsearch, statusOf } from './problem.ts';

/** One privilege in words: `create_doc on provisioning-logs-*`, `monitor on the cluster`. */
type Held = ReadonlyMap<string, boolean>;

/**
 * Whether credentials can do what a part needs, and no more. `client` signs in with them: everyone may ask about
 * themselves.
 */
export async function privilegeFindings(client: Client, part: KeyPart, options: PrivilegeOptions): Promise<Finding[]> {
  const needed = privilegesOf(part, options);
  const excess = excessPrivilegesOf(part, options);
  const held = await heldPrivileges(client, [needed, excess]);
  if (held === undefined) {
    return [
      {
        ok: 'warning',
        text: 'Security is off in this cluster: whoever reaches it can read, change and delete every record',
        advice:
          'That is fine on your own machine. Otherwise switch it on (xpack.security.enabled), then: provlogs setup --keys',
      },
    ];
  }
  const missing = namesOf(needed).filter((name) => held.get(name) !== true);
  const unneeded = namesOf(excess).filter((name) => held.get(name) === true);
  const found: Finding[] = [];
  if (missing.length > 0) {
    found.push({
      ok: false,
      text: `These credentials lack what the ${part} needs: ${missing.join(', ')}`,
      advice: 'Make a key that has it, as an administrator: provlogs setup --keys',
    });
  }
  if (unneeded.length > 0) {
    found.push({
      ok: 'warning',
      text: `These credentials can do more than the ${part} should: ${unneeded.join(', ')}`,
      advice: 'Make a key that can do no more, as an administrator: provlogs setup --keys',
    });
  }
  return found.length > 0
    ? found
    : [{ ok: true, text: `These credentials can do what the ${part} needs, and no more` }];
}

/** Whether an API key works and has what its part needs; `client` signs in as someone else. */
export async function hasWhatIsNeeded(
  client: Client,
  encoded: string,
  part: KeyPart,
  options: PrivilegeOptions
): Promise<boolean> {
  const { cluster, indices: index } = privilegesOf(part, options);
  try {
    const headers = { authorization: `ApiKey ${encoded}` };
    return (await client.security.hasPrivileges({ cluster, index }, { headers })).has_all_requested;
  } catch (error) {
    // A key that was invalidated, or text that is none.
    if (statusOf(error) === 401) {
      return false;
    }
    throw error;
  }
}

/**
 * Whether the client's own credentials may search these indices. Elasticsearch answers a search by pattern as if there
 * were none, where they may not.
 */
export async function maySearch(client: Client, pattern: string): Promise<boolean> {
  const reply = await hasPrivileges(client, [{ cluster: [], indices: [{ names: [pattern], privileges: ['read'] }] }]);
  return reply?.has_all_requested ?? true;
}

/** Which of the privileges the client's own credentials have, or undefined where the cluster has no security. */
async function heldPrivileges(client: Client, asked: readonly Privileges[]): Promise<Held | undefined> {
  const reply = await hasPrivileges(client, asked);
  if (reply === undefined) {
    return undefined;
  }
  const held = new Map<string, boolean>();
  for (const [privilege, has] of Object.entries(reply.cluster)) {
    held.set(onCluster(privilege), has);
  }
  for (const [index, privileges] of Object.entries(reply.index)) {
    for (const [privilege, has] of Object.entries(privileges)) {
      held.set(onIndex(privilege, index), has);
    }
  }
  return held;
}

async function hasPrivileges(
  client: Client,
  asked: readonly Privileges[]
): Promise<estypes.SecurityHasPrivilegesResponse | undefined> {
  try {
    return await client.security.hasPrivileges({
      cluster: asked.flatMap(({ cluster }) => cluster),
      index: asked.flatMap(({ indices }) => indices),
    });
  } catch (error) {
    const status = statusOf(error);
    // Without the module there is no handler.
    if ((status === 400 || status === 404 || status === 405) && isFromElasticsearch(error)) {
      return undefined;
    }
    throw error;
  }
}

function namesOf({ cluster, indices }: Privileges): string[] {
  return [
    ...cluster.map(onCluster),
    ...indices.flatMap(({ names, privileges }) =>
      names.flatMap((name) => privileges.map((privilege) => onIndex(privilege, name)))
    ),
  ];
}

const onCluster = (privilege: string): string => `${privilege} on the cluster`;
const onIndex = (privilege: string, index: string): string => `${privilege} on ${index}`;
