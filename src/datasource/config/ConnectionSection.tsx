import { t } from '@grafana/i18n';
import { Field, FieldSet, Input } from '@grafana/ui';
import React from 'react';

import { DEFAULT_INDEX, indexProblem, urlProblem } from '../settings';
import { type ConfigProps } from './ConfigEditor';

const EXAMPLE_ADDRESS = 'https://localhost:9200';

/** Where Elasticsearch is and which indices hold the records. */
export function ConnectionSection({ options, onOptionsChange }: ConfigProps) {
  const { elasticsearchUrl, index } = options.jsonData;
  const change = (jsonData: Partial<ConfigProps['options']['jsonData']>) =>
    onOptionsChange({ ...options, jsonData: { ...options.jsonData, ...jsonData } });
  // A form that nobody has filled in yet is not wrong.
  const wrongUrl = elasticsearchUrl === undefined ? undefined : urlProblem(elasticsearchUrl);
  const wrongIndex = index === undefined ? undefined : indexProblem(index);

  return (
    <FieldSet label={t('config.connection', 'Connection')} disabled={options.readOnly}>
      <Field
        label={t('config.address', 'Elasticsearch address')}
        description={t('config.addressDescription', "As Grafana's server reaches it, without a slash at the end.")}
        required
        invalid={wrongUrl !== undefined}
        error={wrongUrl}
      >
        <Input
          id="provlogs-url"
          width={60}
          placeholder={EXAMPLE_ADDRESS}
          value={elasticsearchUrl ?? ''}
          onChange={({ currentTarget }) => change({ elasticsearchUrl: currentTarget.value.trim() })}
          onBlur={() => change({ elasticsearchUrl: elasticsearchUrl?.replace(/\/+$/, '') })}
        />
      </Field>
      <Field
        label={t('config.index', 'Index pattern')}
        description={t('config.indexDescription', "The worker writes a day's records to {{- indices}}.", {
          indices: 'provisioning-logs-YYYY.MM.DD',
        })}
        required
        invalid={wrongIndex !== undefined}
        error={wrongIndex}
      >
        <Input
          id="provlogs-index"
          width={60}
          placeholder={DEFAULT_INDEX}
          value={index ?? ''}
          onChange={({ currentTarget }) => change({ index: currentTarget.value.trim() })}
        />
      </Field>
    </FieldSet>
  );
}
