import { isJsonObject, nonEmptyText, setOwn } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';
import { wholeMilliseconds } from './spelling.ts';
import { STATUS_WORDS, wordOf } from './words.ts';

const TENANT_OF_RESOURCE = /^\/?tenants\/([^/]{1,100})\/providers\/microsoft\.aadiam\/?$/i;

/** The tenant that a diagnostic record's resourceId names, in lower case: its letter case is not to be relied on. */
function tenantOf(resourceId: JsonValue | undefined): string | undefined {
  return typeof resourceId === 'string' ? TENANT_OF_RESOURCE.exec(resourceId)?.[1]?.toLowerCase() : undefined;
}

/**
 * The record, completed from a diagnostic record's envelope where it lacks what Graph would have. `record` and
 * `envelope` have Graph's and Azure Monitor's key names.
 */
export function completed(record: JsonObject, envelope: JsonObject): JsonObject {
  const result = { ...record };
  fill(result, 'id', envelope['identity']);
  fill(result, 'activityDateTime', envelope['time']);
  fill(result, 'tenantId', nonEmptyText(envelope['tenantId']) ?? tenantOf(envelope['resourceId']));
  fill(result, 'changeId', envelope['correlationId']);
  fill(result, 'durationInMilliseconds', wholeMilliseconds(envelope['durationMs'] ?? null));
  const info = result['provisioningStatusInfo'] ?? {};
  if (isJsonObject(info)) {
    const statusInfo = completedStatus(info, envelope);
    if (Object.keys(statusInfo).length > 0) {
      result['provisioningStatusInfo'] = statusInfo;
    }
  }
  return result;
}

function completedStatus(info: JsonObject, envelope: JsonObject): JsonObject {
  const result = { ...info };
  fill(result, 'status', wordOf(envelope['resultType'], STATUS_WORDS));
  const errorCode = nonEmptyText(envelope['resultSignature']);
  if (result['status'] === 'failure' && errorCode !== undefined) {
    const reason = nonEmptyText(envelope['resultDescription']);
    fill(result, 'errorInformation', reason === undefined ? { errorCode } : { errorCode, reason });
  }
  return result;
}

function fill(target: JsonObject, key: string, value: JsonValue | undefined): void {
  if (saysNothing(target[key]) && !saysNothing(value)) {
    target[key] = value ?? null;
  }
}

function saysNothing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** What a diagnostic record's envelope says beyond its completed record; undefined when that is nothing. */
export function envelopeRemainder(envelope: JsonObject, record: JsonObject): JsonObject | undefined {
  const info = isJsonObject(record['provisioningStatusInfo']) ? record['provisioningStatusInfo'] : {};
  const error = isJsonObject(info['errorInformation']) ? info['errorInformation'] : {};
  const remainder: JsonObject = {};
  for (const [key, value] of Object.entries(envelope)) {
    if (!isEcho(key, value, { record, info, error })) {
      setOwn(remainder, key, value);
    }
  }
  return Object.keys(remainder).length === 0 ? undefined : remainder;
}

interface Said {
  record: JsonObject;
  info: JsonObject;
  error: JsonObject;
}

function isEcho(key: string, value: JsonValue, { record, info, error }: Said): boolean {
  switch (key) {
    case 'time':
      return saysNothing(value) || value === record['activityDateTime'];
    case 'category':
      return typeof value === 'string';
    case 'operationName':
      return saysNothing(value) || value === 'Provisioning activity';
    case 'operationVersion':
      return saysNothing(value) || value === '1.0';
    case 'tenantId':
      return saysNothing(value) || sameText(value, record['tenantId']);
    case 'resourceId':
      return saysNothing(value) || sameText(tenantOf(value), record['tenantId']);
    case 'identity':
      return saysNothing(value) || value === record['id'];
    case 'correlationId':
      return saysNothing(value) || value === record['changeId'];
    case 'durationMs':
      return saysNothing(value) || wholeMilliseconds(value) === record['durationInMilliseconds'];
    case 'resultType':
      return saysNothing(value) || (wordOf(value, STATUS_WORDS) ?? value) === info['status'];
    case 'resultSignature':
      return saysNothing(value) || value === error['errorCode'];
    case 'resultDescription':
      return saysNothing(value) || value === error['reason'];
    default:
      return false;
  }
}

function sameText(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase();
}
