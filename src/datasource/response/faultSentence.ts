import { t } from '@grafana/i18n';

import { type Fault } from './fault';

/** What an Elasticsearch error means for the user and what to do about it. */
export function sentenceOf(fault: Fault, status: number, index: string): string {
  switch (fault.type) {
    case 'security_exception':
      return status === 401 ? unauthenticated() : unauthorized(fault, index);
    case 'index_not_found_exception':
      return noIndex(index);
    case 'too_many_clauses':
    case 'too_many_nested_clauses':
      return t('faults.tooMany', 'The query has too many words or values for Elasticsearch. Choose fewer.');
    case 'circuit_breaking_exception':
    case 'es_rejected_execution_exception':
    case 'rejected_execution_exception':
      return t(
        'faults.tooBusy',
        'Elasticsearch has too much to do. Try again in a moment, or choose a shorter time range.'
      );
    case 'cluster_block_exception':
    case 'no_shard_available_action_exception':
      return t(
        'faults.cannotRead',
        "Elasticsearch cannot read {{- index}} now. Look at the cluster's health. ({{- reason}})",
        { index, reason: fault.reason }
      );
    default:
      // Sorting by or counting the values of a text field: dynamic mapping made it one.
      return fault.reason.includes('fielddata')
        ? t(
            'faults.mappings',
            'An index of {{- index}} has other mappings than this project\'s. Run "provlogs setup", and delete or reindex indices that were created before it.',
            { index }
          )
        : t('faults.other', 'Elasticsearch could not run the query ({{- type}}): {{- reason}}', {
            type: fault.type,
            reason: fault.reason || t('faults.noReason', 'it gives no reason'),
          });
  }
}

/**
 * A search over no index looks like one without hits, which must not pass for "nothing happened". An index that the
 * credentials may not read is none to a search over a pattern.
 */
export function noIndex(index: string): string {
  return t(
    'faults.noIndex',
    'No index matches {{- index}}, or the data source\'s key or user may read none of them. Run "provlogs setup" and import records with "provlogs import", correct the index pattern in the data source\'s settings, or use the reader\'s key of "provlogs setup --keys".',
    { index }
  );
}

function unauthenticated(): string {
  return t(
    'faults.unauthenticated',
    "Elasticsearch asks for credentials. Enter an API key, or user name and password, in the data source's settings."
  );
}

function unauthorized({ reason }: Fault, index: string): string {
  const privileges = /granted by the (?:index|cluster) privileges \[([^\]]+)\]/.exec(reason)?.[1];
  return privileges
    ? t(
        'faults.lacksPrivileges',
        "The data source's key or user may not read {{- index}}. It lacks one of these privileges: {{- privileges}}. Give it read and view_index_metadata on that index pattern.",
        { index, privileges: privileges.split(',').join(', ') }
      )
    : t(
        'faults.unauthorized',
        "The data source's key or user may not read {{- index}}. Give it read and view_index_metadata on that index pattern.",
        { index }
      );
}
