import { HEARTBEAT_INDEX, RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN, STATE_INDEX } from './indices.ts';

/**
 * Who may do what in Elasticsearch, in one place: `provlogs setup --keys` makes keys of it, `provlogs check` compares
 * credentials with it, and docs/security.md shows it.
 */

/** Those that keys are made for. The installer is a person, for a minute, with a user of their own. */
export const KEY_PARTS = ['writer', 'reader'] as const;
export type KeyPart = (typeof KEY_PARTS)[number];

export interface IndexPrivileges {
  names: string[];
  privileges: string[];
}

/** As Elasticsearch's APIs of roles and API keys take it. */
export interface Privileges {
  cluster: string[];
  indices: IndexPrivileges[];
}

const DAILY_INDICES = [RECORD_INDEX_PATTERN, REJECT_INDEX_PATTERN];

export interface PrivilegeOptions {
  /** False where the cluster has no ILM: the worker deletes expired days itself. */
  ilm: boolean;
}

/** The worker's: it adds records, and can neither change, delete nor read one. */
export function writerPrivileges({ ilm }: PrivilegeOptions): Privileges {
  return {
    // To see whether templates and policy are there before it writes.
    cluster: ilm ? ['monitor', 'read_ilm'] : ['monitor'],
    indices: [
      {
        names: DAILY_INDICES,
        privileges: ['create_doc', 'create_index', 'view_index_metadata', ...(ilm ? [] : ['delete_index'])],
      },
      // Its own notes, which it overwrites: how far it has read, and that it lives.
      { names: [STATE_INDEX], privileges: ['read', 'index', 'view_index_metadata'] },
      { names: [HEARTBEAT_INDEX], privileges: ['index', 'view_index_metadata'] },
    ],
  };
}

/** Grafana's: it reads what is shown. */
export const READER_PRIVILEGES: Privileges = {
  cluster: [],
  indices: [{ names: [...DAILY_INDICES, HEARTBEAT_INDEX], privileges: ['read', 'view_index_metadata'] }],
};

/**
 * Those of whoever runs `provlogs setup --keys`: a key can be given no more than its maker has. ILM deletes expired
 * days with the rights of whoever installed its policy.
 */
export const INSTALLER_PRIVILEGES: Privileges = {
  cluster: ['manage_ilm', 'manage_index_templates', 'monitor', 'manage_own_api_key'],
  indices: [
    { names: DAILY_INDICES, privileges: ['manage', 'create_doc', 'read'] },
    { names: [STATE_INDEX, HEARTBEAT_INDEX], privileges: ['manage', 'index', 'read'] },
  ],
};

/** What a part's credentials need. */
export function privilegesOf(part: KeyPart, options: PrivilegeOptions): Privileges {
  return part === 'writer' ? writerPrivileges(options) : READER_PRIVILEGES;
}

/**
 * What a part's credentials should not be able to do: change or remove records, and what would let them take over
 * more. The writer should not read records either: a stolen key then tells nothing.
 */
export function excessPrivilegesOf(part: KeyPart, { ilm }: PrivilegeOptions): Privileges {
  const cluster = ['manage', 'manage_security', 'manage_ilm', 'manage_index_templates'];
  const change = ['index', 'delete', 'manage', ...(part === 'writer' && !ilm ? [] : ['delete_index'])];
  return part === 'writer'
    ? { cluster, indices: [{ names: DAILY_INDICES, privileges: ['read', ...change] }] }
    : {
        cluster,
        indices: [{ names: [...DAILY_INDICES, HEARTBEAT_INDEX], privileges: ['create_doc', ...change] }],
      };
}
