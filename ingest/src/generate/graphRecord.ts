import type { JsonObject, STEP_STATUSES, STEP_TYPES } from '@provlogs/schema/record';

export type StepStatus = (typeof STEP_STATUSES)[number];

// Types, not interfaces: only types are assignable to what any JSON object is.

export type Named = { id: string; displayName: string };

export type System = Named & { details: JsonObject };

export type Identity = Named & { identityType: string; details: JsonObject };

export type Step = {
  name: string;
  description: string;
  provisioningStepType: (typeof STEP_TYPES)[number];
  status: StepStatus;
  details: JsonObject;
};

export type ModifiedProperty = { displayName: string; oldValue: string | null; newValue: string | null };

export type ErrorInformation = {
  errorCode: string;
  reason: string;
  errorCategory: 'failure' | 'nonServiceFailure' | 'success';
  additionalDetails: null;
  recommendedAction: null;
};

/** A record as Graph v1.0 gives it, with all that Graph has. */
export type GeneratedGraphRecord = {
  id: string;
  activityDateTime: string;
  tenantId: string;
  jobId: string;
  cycleId: string;
  changeId: string;
  provisioningAction: 'create' | 'update' | 'delete' | 'stageddelete' | 'disable' | 'other';
  durationInMilliseconds: number;
  initiatedBy: Named & { initiatorType: 'user' | 'application' | 'system' };
  servicePrincipal: Named;
  sourceSystem: System;
  targetSystem: System;
  sourceIdentity: Identity;
  targetIdentity: Identity;
  provisioningStatusInfo: { status: StepStatus; errorInformation: ErrorInformation | null };
  provisioningSteps: Step[];
  modifiedProperties: ModifiedProperty[];
};
