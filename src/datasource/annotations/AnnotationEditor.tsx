import { getDefaultTimeRange, type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { InlineField, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { type FilterField } from '../../fields';
import { type DataSource } from '../datasource';
import { LABEL_WIDTH } from '../query/layout';
import { NarrowingFields } from '../query/NarrowingFields';
import { type Narrowing, type ProvisioningOptions, type ProvisioningQuery } from '../types';
import { type AnnotationKind, annotationQuery, chosenNarrowing, kindOf } from './kinds';

function kinds(): Array<SelectableValue<AnnotationKind>> {
  return [
    {
      label: t('annotations.failures', 'Failures'),
      value: 'failures',
      description: t('annotations.failuresDescription', 'Each record that failed'),
    },
    {
      label: t('annotations.spikes', 'Spikes'),
      value: 'spikes',
      description: t(
        'annotations.spikesDescription',
        'Hours in which far more identities of an application fail than usual'
      ),
    },
    {
      label: t('annotations.bursts', 'Bursts'),
      value: 'bursts',
      description: t('annotations.burstsDescription', 'Hours in which most of what an application does fails'),
    },
  ];
}

/** Annotations are made of failures. */
const DECIDED: readonly FilterField[] = ['provisioning.status'];

/** Edits an annotation: what it marks, and within which filters. */
export function AnnotationEditor({
  datasource,
  query,
  onChange,
  range = getDefaultTimeRange(),
}: QueryEditorProps<DataSource, ProvisioningQuery, ProvisioningOptions>) {
  const narrowing = chosenNarrowing(query);
  const kind = kindOf(query);
  const change = (changed: AnnotationKind, within: Narrowing) =>
    onChange({ ...annotationQuery(changed, within, query.refId), datasource: query.datasource });
  return (
    <>
      <InlineField label={t('annotations.mark', 'Mark')} labelWidth={LABEL_WIDTH}>
        <RadioButtonGroup<AnnotationKind>
          aria-label={t('annotations.mark', 'Mark')}
          options={kinds()}
          value={kind}
          onChange={(chosen) => change(chosen, narrowing)}
        />
      </InlineField>
      <NarrowingFields
        narrowing={narrowing}
        onChange={(changed) => change(kind, { ...narrowing, ...changed })}
        valuesOf={(field) => datasource.facetValues(field, narrowing, range)}
        decided={DECIDED}
      />
    </>
  );
}
