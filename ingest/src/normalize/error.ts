import { type IdentityDocument, type ProvisioningErrorDocument } from '@provlogs/schema/document';
import { adviseOnError } from '@provlogs/schema/errorCatalogue';
import { isJsonObject } from '@provlogs/schema/json';
import { type JsonObject, type ProvisioningStatus } from '@provlogs/schema/record';
import { fingerprint } from './fingerprint.ts';
import { searchable } from './reasonText.ts';
import { keepRest, takeText, takeUnknown } from './take.ts';
import { STATUS_WORDS, wordOf } from './words.ts';

/** What a record's provisioningStatusInfo carries. */
export interface StatusInfo {
  status: ProvisioningStatus;
  code?: string | undefined;
  reason?: string | undefined;
  category?: string | undefined;
  additionalDetails?: string | undefined;
  recommendedAction?: string | undefined;
}

const STATUS_INFO = new Set(['status', 'errorInformation']);
const ERROR_INFORMATION = new Set(['errorCode', 'reason', 'errorCategory', 'additionalDetails', 'recommendedAction']);

/** Status and error of a record; what fits no field goes to `rest`. */
export function takeStatusInfo(record: JsonObject, rest: JsonObject): StatusInfo {
  const info = record['provisioningStatusInfo'];
  if (!isJsonObject(info)) {
    if (info !== undefined) {
      rest['provisioningStatusInfo'] = info;
    }
    return { status: 'unknown' };
  }
  const left: JsonObject = {};
  const word = takeText(info, 'status', left);
  const status = wordOf(word, STATUS_WORDS);
  if (word !== undefined && status !== word) {
    left['status'] = word;
  }
  const error = takeErrorInformation(info, left);
  takeUnknown(info, STATUS_INFO, left);
  if (Object.keys(info).length === 0) {
    rest['provisioningStatusInfo'] = info;
  }
  keepRest(rest, 'provisioningStatusInfo', left);
  return { status: status ?? 'unknown', ...error };
}

function takeErrorInformation(info: JsonObject, rest: JsonObject): Omit<StatusInfo, 'status'> {
  const error = info['errorInformation'];
  if (!isJsonObject(error)) {
    if (error !== undefined) {
      rest['errorInformation'] = error;
    }
    return {};
  }
  const left: JsonObject = {};
  const result = {
    code: takeText(error, 'errorCode', left),
    reason: takeText(error, 'reason', left),
    category: takeText(error, 'errorCategory', left),
    additionalDetails: takeText(error, 'additionalDetails', left),
    recommendedAction: takeText(error, 'recommendedAction', left),
  };
  takeUnknown(error, ERROR_INFORMATION, left);
  if (Object.keys(error).length === 0) {
    rest['errorInformation'] = error;
  }
  keepRest(rest, 'errorInformation', left);
  return result;
}

const LONGEST_CODE = 256;
const STATUS_IN_JSON = /"[Ss]tatus\\{0,2}" {0,3}: {0,3}\\{0,2}"?([1-5]\d\d)(?!\d)/;
const STATUS_IN_WORDS = /\b[Ss]tatus(?: ?[Cc]ode)?(?: is| was| of)?["']?[:=]? {0,3}["']?\(?([1-5]\d\d)(?!\d)/;
const SCIM_TYPE = /"[Ss]cimType\\{0,2}" {0,3}: {0,3}\\{0,2}"([A-Za-z]{1,64})\\{0,2}"/;

/** The codes of a tenant are few, and come again and again. */
const knownClasses = new Map<string, string | undefined>();
const MAX_KNOWN_CLASSES = 1_000;

function classOf(code: string): string | undefined {
  if (code.length > LONGEST_CODE) {
    return undefined;
  }
  if (!knownClasses.has(code)) {
    if (knownClasses.size >= MAX_KNOWN_CLASSES) {
      knownClasses.clear();
    }
    knownClasses.set(code, adviseOnError(code)?.class);
  }
  return knownClasses.get(code);
}

/** The fields under `provisioning.error`; undefined when the record has no error. */
export function errorDocument(
  info: StatusInfo,
  identities: ReadonlyArray<IdentityDocument | undefined>
): ProvisioningErrorDocument | undefined {
  const { code, reason, category, additionalDetails, recommendedAction } = info;
  if ([code, reason, category, additionalDetails, recommendedAction].every((text) => text === undefined)) {
    return undefined;
  }
  const text = searchable(reason ?? '');
  return {
    category,
    class: code === undefined ? undefined : classOf(code),
    fingerprint: fingerprint(code, reason, names(identities)),
    // Both stand only in the reason, mostly in JSON that is part of its text.
    http_status: STATUS_IN_JSON.exec(text)?.[1] ?? STATUS_IN_WORDS.exec(text)?.[1],
    scim_type: SCIM_TYPE.exec(text)?.[1],
    recommended_action: recommendedAction,
    additional_details: additionalDetails,
  };
}

/** Ids first: they may hold a name. */
function names(identities: ReadonlyArray<IdentityDocument | undefined>): Array<string | undefined> {
  return [...identities.map((identity) => identity?.id), ...identities.map((identity) => identity?.name)];
}
