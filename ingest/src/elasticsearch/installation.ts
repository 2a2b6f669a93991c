import type { Client, estypes } from '@elastic/elasticsearch';
import {
  HEARTBEAT_INDEX,
  heartbeatIndex,
  ILM_POLICY,
  ilmPolicy,
  RECORD_TEMPLATE,
  recordTemplate,
  REJECT_TEMPLATE,
  rejectTemplate,
  STATE_INDEX,
  stateIndex,
} from '@provlogs/schema/indices';
import { TEMPLATE_VERSION } from '@provlogs/schema/templateVersion';

import { UserError } from '../userError.ts';
import { isFromElasticsearch, reasonOf, statusOf } from './problem.ts';

/**
 * Whether the cluster has index lifecycle management. Without the module Elasticsearch answers 400 ("no handler
 * found"), Serverless 404 or 410.
 */
export async function hasIlm(client: Client): Promise<boolean> {
  try {
    await client.ilm.getStatus();
    return true;
  } catch (error) {
    const status = statusOf(error);
    if (status === 400 || status === 404 || status === 405 || status === 410) {
      return false;
    }
    // The worker's key may not ask; that the handler refuses it shows that it is there.
    if (status === 403) {
      return true;
    }
    throw error;
  }
}

export interface Installed {
  ilm: boolean;
}

/**
 * Installs the ILM policy, the index templates and the indices of checkpoints and heartbeats, or brings them up to
 * date. Safe to repeat. ILM later acts with the rights of whoever called this, so these credentials must be allowed to
 * delete the daily indices.
 */
export async function install(client: Client, retentionDays: number): Promise<Installed> {
  const ilm = await hasIlm(client);
  if (ilm) {
    await client.ilm.putLifecycle({ name: ILM_POLICY, policy: ilmPolicy(retentionDays) });
  }
  await client.indices.putIndexTemplate({ name: RECORD_TEMPLATE, ...recordTemplate({ ilm }) });
  await client.indices.putIndexTemplate({ name: REJECT_TEMPLATE, ...rejectTemplate({ ilm }) });
  await installIndex(client, STATE_INDEX, stateIndex());
  await installIndex(client, HEARTBEAT_INDEX, heartbeatIndex());
  return { ilm };
}

interface IndexDescription {
  settings: estypes.IndicesIndexSettings;
  mappings: estypes.MappingTypeMapping;
}

async function installIndex(client: Client, index: string, { settings, mappings }: IndexDescription): Promise<void> {
  try {
    await client.indices.create({ index, settings, mappings });
  } catch (error) {
    if (statusOf(error) !== 400 || !reasonOf(error).includes('already exists')) {
      throw error;
    }
    await client.indices.putMapping({ index, ...mappings });
  }
}

/** The installed version of an index template, or undefined when there is none. */
export async function templateVersion(client: Client, name: string): Promise<number | undefined> {
  try {
    const { index_templates: templates } = await client.indices.getIndexTemplate({ name });
    return templates[0]?.index_template.version ?? 0;
  } catch (error) {
    if (statusOf(error) === 404 && isFromElasticsearch(error)) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Makes sure that what the worker relies on is installed: without its template Elasticsearch would guess the mappings
 * and keep the records forever.
 * Throws a `UserError` with the command that helps.
 */
export async function requireInstallation(client: Client): Promise<void> {
  for (const name of [RECORD_TEMPLATE, REJECT_TEMPLATE]) {
    const version = await readableTemplateVersion(client, name);
    if (version === undefined) {
      throw new UserError(
        `The index template "${name}" is not installed. Run once as an administrator: provlogs setup`
      );
    }
    if (version < TEMPLATE_VERSION) {
      throw new UserError(
        `The index template "${name}" is version ${version}, this worker needs ${TEMPLATE_VERSION}. Run as an ` +
          'administrator: provlogs setup'
      );
    }
  }
}

/** The indices of the worker's own notes. Elasticsearch would guess the mappings of one it makes itself. */
export async function requireNoteIndices(client: Client): Promise<void> {
  await requireIndex(client, STATE_INDEX);
  await requireIndex(client, HEARTBEAT_INDEX);
}

/** Throws a `UserError` with the command that helps. */
async function requireIndex(client: Client, index: string): Promise<void> {
  let exists: boolean;
  try {
    exists = await client.indices.exists({ index });
  } catch (error) {
    if (statusOf(error) !== 403) {
      throw error;
    }
    // The worker's key may not ask.
    return;
  }
  if (!exists) {
    throw new UserError(`The index "${index}" is not there. Run once as an administrator: provlogs setup`);
  }
}

/** As `templateVersion`; a key that may not read templates is believed: the first index it makes shows the truth. */
async function readableTemplateVersion(client: Client, name: string): Promise<number | undefined> {
  try {
    return await templateVersion(client, name);
  } catch (error) {
    if (statusOf(error) === 403) {
      return TEMPLATE_VERSION;
    }
    throw error;
  }
}
