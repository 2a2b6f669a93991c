/**
 * Elasticsearch mappings. `dynamic: false` everywhere: names inside records are unbounded and must never become
 * fields. A keyword longer than `ignore_above` characters is kept in `_source` and not indexed; 8,191 is the longest
 * that always fits Lucene's 32,766 bytes.
 */

import { TEMPLATE_VERSION } from './templateVersion.ts';

/** The key in the `meta` of a record's `@timestamp` that has the template's version: `_field_caps` tells it to anyone who may search. */
export const VERSION_META = 'template_version';

const MAX_KEYWORD = 8191;

const keyword = { type: 'keyword', ignore_above: MAX_KEYWORD } as const;
const date = { type: 'date' } as const;
const long = { type: 'long' } as const;
const seconds = { type: 'double' } as const;
const stored = { type: 'object', enabled: false } as const;

const named = { properties: { id: keyword, name: keyword } } as const;
const system = { properties: { id: keyword, name: keyword, details: stored } } as const;
const identity = { properties: { id: keyword, name: keyword, type: keyword, details: stored } } as const;

export const RECORD_MAPPINGS = {
  dynamic: false,
  properties: {
    '@timestamp': { ...date, meta: { [VERSION_META]: String(TEMPLATE_VERSION) } },
    event: {
      properties: {
        id: keyword,
        ingested: date,
        duration: long,
        action: keyword,
        outcome: keyword,
        kind: keyword,
        category: keyword,
        type: keyword,
        dataset: keyword,
        module: keyword,
      },
    },
    organization: { properties: { id: keyword } },
    message: { type: 'text' },
    error: { properties: { code: keyword, message: { type: 'text' } } },
    provisioning: {
      properties: {
        status: keyword,
        action: keyword,
        failed: { type: 'byte' },
        change_id: keyword,
        cycle_id: keyword,
        job_id: keyword,
        application: named,
        source_system: system,
        target_system: system,
        source_identity: identity,
        target_identity: identity,
        identity: named,
        initiated_by: { properties: { id: keyword, name: keyword, type: keyword } },
        // They are lower-cased already: this is for what is typed into Kibana, or into Grafana's own data source.
        identity_terms: { ...keyword, normalizer: 'lowercase' },
        error: {
          properties: {
            category: keyword,
            class: keyword,
            fingerprint: keyword,
            http_status: keyword,
            scim_type: keyword,
            recommended_action: keyword,
            additional_details: { type: 'keyword', index: false, doc_values: false },
          },
        },
        skip_reason: keyword,
        failed_step: keyword,
        retry: { properties: { attempt: { type: 'short' }, next_at: date, first_failed_at: date } },
        changed: keyword,
        ingest_delay: { type: 'long' },
        descriptions: { type: 'text', norms: false },
        modified_properties: {
          type: 'nested',
          dynamic: false,
          properties: { name: keyword, old_value: keyword, new_value: keyword },
        },
        steps: stored,
        remainder: stored,
        envelope: stored,
      },
    },
  },
} as const;

export const REJECT_MAPPINGS = {
  dynamic: false,
  properties: {
    '@timestamp': date,
    reason: { type: 'text', fields: { keyword } },
    kind: keyword,
    source: { properties: { name: keyword, position: keyword } },
    /** The input as it was read; as text, because it may be anything. */
    raw: { type: 'text', index: false },
  },
} as const;

export const STATE_MAPPINGS = {
  dynamic: false,
  properties: {
    source: keyword,
    tenant_id: keyword,
    closed_until: date,
    hourly_at: date,
    daily_at: date,
    updated_at: date,
    worker: { properties: { id: keyword, host: keyword } },
  },
} as const;

const sourceHeartbeat = {
  properties: {
    state: keyword,
    last_progress_at: date,
    seconds_since_progress: seconds,
    lag_seconds: seconds,
    faults: long,
    throttled: long,
    restarts: long,
    clock_skew_seconds: seconds,
  },
} as const;

const recordCounts = { read: long, indexed: long, duplicate: long, rejected: long, too_old: long } as const;

export const HEARTBEAT_MAPPINGS = {
  dynamic: false,
  properties: {
    '@timestamp': date,
    state: keyword,
    worker: {
      properties: {
        id: keyword,
        name: keyword,
        host: keyword,
        version: keyword,
        started_at: date,
        uptime_seconds: seconds,
        memory_bytes: long,
        sources: keyword,
      },
    },
    readiness: { properties: { ready: { type: 'byte' }, reasons: keyword, text: { type: 'text' } } },
    records: { properties: { ...recordCounts, in_flight: long } },
    since_last: { properties: { ...recordCounts, seconds } },
    elasticsearch: { properties: { retries: long, throttled: long, waiting_seconds: seconds } },
    lag_seconds: seconds,
    source: { properties: { graph: sourceHeartbeat, stream: sourceHeartbeat } },
  },
} as const;
