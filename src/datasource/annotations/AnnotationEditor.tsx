import { getDefaultTimeRange, type QueryEditorProps, type SelectableValue } from '@grafana/data';
import { InlineField, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { type FilterField } from '../../fields';
import { type DataSource } from '../datasource';
import { LABEL_WIDTH } from '../query/layout';
import { NarrowingFields } from '../query/NarrowingFields';
import { type Narrowing, type ProvisioningOptions, type ProvisioningQuery } from '../types';
import { type AnnotationKind, annotationQuery, chosenNarrowing, kindOf } from './kinds';

const KINDS: Array<SelectableValue<AnnotationKind>> = [
  { label: 'Failures', value: 'failures', description: 'Each record that failed' },
  {
    label: 'Spikes',
    value: 'spikes',
    description: 'Hours in which far more identities of an application fail than usual',
  },
  { label: 'Bursts', value: 'bursts', description: 'Hours in which most of what an application does fails' },
];

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
      <InlineField label="Mark" labelWidth={LABEL_WIDTH}>
        <RadioButtonGroup<AnnotationKind>
          aria-label="Mark"
          options={KINDS}
          value={kind}
          onChange={(chosen) => change(chosen, narrowing)}
        />
      </InlineField>
      <NarrowingFields
        narrowing={narrowing}
        onChange={(changed) => change(kind, { ...narrowing, ...changed })}
        valuesOf={(field, within) => datasource.facetValues(field, within, range)}
        decided={DECIDED}
      />
    </>
  );
}
