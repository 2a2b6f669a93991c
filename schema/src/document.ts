import type { JsonObject, JsonValue, ProvisioningAction, ProvisioningStatus } from './record.ts';

/** A system: Microsoft Entra ID, Workday, ServiceNow, … */
export interface SystemDocument {
  id?: string;
  name?: string;
  /** As Graph gives it; stored, not indexed. */
  details?: JsonObject;
}

/** A user, group or role on one side of a provisioning job. */
export interface IdentityDocument {
  id?: string;
  name?: string;
  type?: string;
  /** As Graph gives it; stored, not indexed. */
  details?: JsonObject;
}

export interface ModifiedPropertyDocument {
  name: string;
  /** Null: unknown, or there was none. Empty text: it was empty. */
  old_value: string | null;
  new_value: string | null;
}

export interface ProvisioningErrorDocument {
  /** Graph's errorCategory: failure, nonServiceFailure, success. */
  category?: string;
  /** The error catalogue's class. */
  class?: string;
  /** Code and reason without ids, addresses, times and counts: the same fault of many objects has one fingerprint. */
  fingerprint?: string;
  http_status?: string;
  scim_type?: string;
  recommended_action?: string;
  /** As Graph gives it; stored, not indexed. */
  additional_details?: string;
}

/**
 * One record as Elasticsearch keeps it: Elastic Common Schema where it has a field, `provisioning.*` for the rest.
 * Dashboards, alert rules, Kibana and users rely on these names. Empty texts and nulls of the record are left out, so
 * that they are no filter value; `provisioning.remainder` has them.
 */
export interface ProvisioningDocument {
  /** activityDateTime, ISO 8601 in UTC, to the millisecond. */
  '@timestamp': string;
  event: {
    id: string;
    /** When the worker read it; ISO 8601 in UTC. */
    ingested: string;
    /** Nanoseconds. */
    duration?: number;
    /** Like `provisioning.action`; where that is `other`, the record's own word, if it has one. */
    action: string;
    outcome: 'success' | 'failure' | 'unknown';
    kind: 'event';
    category: ['iam'];
    type: string[];
    dataset: 'entra.provisioning';
    module: 'entra';
  };
  organization?: { id: string };
  /** One sentence: who, what, where, outcome, why. */
  message: string;
  error?: { code?: string; message?: string };
  provisioning: {
    status: ProvisioningStatus;
    action: ProvisioningAction;
    /** 1 where the status is failure, so that an alert's rate and count come from the same documents. */
    failed: 0 | 1;
    change_id?: string;
    cycle_id?: string;
    job_id?: string;
    application?: { id?: string; name?: string };
    source_system?: SystemDocument;
    target_system?: SystemDocument;
    source_identity?: IdentityDocument;
    target_identity?: IdentityDocument;
    /** The one to show and to count: the source's, else the target's, else the record's own id. */
    identity: { id: string; name?: string };
    initiated_by?: { id?: string; name?: string; type?: string };
    /** Lower-cased names, ids, user principal names and their parts, of both identities. */
    identity_terms: string[];
    error?: ProvisioningErrorDocument;
    /** SkipReason of a step's details; `OutOfScope` is ours, where only a scope check tells why. */
    skip_reason?: string;
    failed_step?: string;
    retry?: { attempt?: number; next_at?: string; first_failed_at?: string };
    /** Names of modified properties whose old and new value differ, each once. */
    changed?: string[];
    modified_properties?: ModifiedPropertyDocument[];
    /** Whole seconds from the activity until the worker read the record; negative where clocks differ. */
    ingest_delay: number;
    /** Descriptions of the steps, each once: what the steps themselves hold is not indexed. */
    descriptions?: string[];
    /** provisioningSteps, in order and as Graph gives them; stored, not indexed. */
    steps?: JsonValue[];
    /**
     * What the fields above cannot carry (unknown keys, nulls, empty texts, odd types), by Graph's key names: merged
     * over the rest it gives back the record. Stored, not indexed.
     */
    remainder?: JsonObject;
    /**
     * What the envelope of a diagnostic record says beyond the record: `time` (of delivery), `Level`, unknown keys.
     * Stored, not indexed.
     */
    envelope?: JsonObject;
  };
}
