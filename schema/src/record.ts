/**
 * A provisioning log record as Microsoft Graph v1.0 gives it (`provisioningObjectSummary`), the one shape every
 * source is brought into before it becomes a document.
 * https://learn.microsoft.com/graph/api/resources/provisioningobjectsummary
 */

export const PROVISIONING_ACTIONS = ['create', 'update', 'delete', 'disable', 'stagedDelete', 'other'] as const;
export type ProvisioningAction = (typeof PROVISIONING_ACTIONS)[number];

export const PROVISIONING_STATUSES = ['success', 'failure', 'skipped', 'warning', 'unknown'] as const;
export type ProvisioningStatus = (typeof PROVISIONING_STATUSES)[number];

/** In the order of Graph's enumeration: diagnostic records give the position instead of the word. */
export const STEP_TYPES = ['import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export'] as const;

/** In the order of Graph's enumeration: diagnostic records give the position instead of the word. */
export const STEP_STATUSES = ['success', 'failure', 'skipped', 'warning'] as const;

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/**
 * A record with Graph's key names, after every spelling of the sources was undone. Only `id` and `activityDateTime`
 * are certain; every other key may be missing, null, or hold what Microsoft has not documented, and is narrowed where
 * it is used.
 */
export interface GraphRecord extends JsonObject {
  id: string;
  activityDateTime: string;
}

/** One entry of `provisioningSteps`, narrowed: what is not of its documented type is null. */
export interface ProvisioningStep {
  name: string | null;
  description: string | null;
  provisioningStepType: string | null;
  status: string | null;
  details: JsonObject | null;
}
