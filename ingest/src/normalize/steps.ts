import { isJsonObject, nonEmptyText } from '@provlogs/schema/json';
import { type JsonObject, type JsonValue } from '@provlogs/schema/record';
import { failedScopeChecks } from '@provlogs/schema/scopeChecks';

/** Those entries of provisioningSteps that are objects. */
export function stepsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** A step's details; empty where it has none. */
export function detailsOf(step: JsonObject): JsonObject {
  return isJsonObject(step['details']) ? step['details'] : {};
}

/** The value of a key in details, whatever its letter case there. */
export function detail(details: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(details, name)) {
    return details[name];
  }
  const lower = name.toLowerCase();
  for (const key in details) {
    if (key.length === lower.length && key.toLowerCase() === lower) {
      return details[key];
    }
  }
  return undefined;
}

/** The name of the first step that failed. */
export function failedStep(steps: readonly JsonObject[]): string | undefined {
  const failed = steps.find((step) => step['status'] === 'failure' && nonEmptyText(step['name']) !== undefined);
  return nonEmptyText(failed?.['name']);
}

/** The descriptions of the steps, each once; undefined where no step has one. */
export function descriptionsOf(steps: readonly JsonObject[]): string[] | undefined {
  const descriptions = new Set<string>();
  for (const step of steps) {
    const description = nonEmptyText(step['description']);
    if (description !== undefined) {
      descriptions.add(description);
    }
  }
  return descriptions.size === 0 ? undefined : Array.from(descriptions);
}

/** Our word for a skip by the scope alone, where no step names a reason. */
export const OUT_OF_SCOPE = 'OutOfScope';

/** Why nothing was done: the first SkipReason of the steps' details; of a skipped record also a failed scope check. */
export function skipReason(steps: readonly JsonObject[], status: string): string | undefined {
  for (const step of steps) {
    const reason = nonEmptyText(detail(detailsOf(step), 'SkipReason'));
    if (reason !== undefined) {
      return reason;
    }
  }
  const isOutOfScope =
    status === 'skipped' &&
    steps.some((step) => step['provisioningStepType'] === 'scoping' && failedScopeChecks(detailsOf(step)).length > 0);
  return isOutOfScope ? OUT_OF_SCOPE : undefined;
}
