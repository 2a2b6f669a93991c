import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { t } from '@grafana/i18n';

import { filterLabel } from '../../fieldLabels';
import { type FilterField, filterTitle } from '../../fields';
import { type FacetMeta } from '../types';
import { readFacet } from './aggregations';
import { noticesOf } from './notices';
import { type SearchResponse } from './searchResponse';

interface Asked {
  refId: string;
  /** The request, readable. */
  executed: string;
  fields: FilterField[];
}

/** The values of fields with their counts, as the frames that `FacetsQuery` promises: one a field. */
export function facetFrames(response: SearchResponse, { refId, executed, fields }: Asked): DataFrame[] {
  return [...new Set(fields)].map((field) => {
    const values = readFacet(response.aggregations[field]);
    const { buckets } = values;
    const title = filterTitle(field);
    const custom: FacetMeta = { field, otherCount: values.sum_other_doc_count };
    const notices = noticesOf(response);
    if (values.doc_count_error_upper_bound > 0) {
      notices.push({
        severity: 'info',
        text: t('notices.manyValues', '{{- field}} has very many values: a count may be too low by {{count}}.', {
          field: filterLabel(field),
          count: values.doc_count_error_upper_bound,
        }),
      });
    }
    return createDataFrame({
      refId,
      name: title,
      fields: [
        {
          name: 'value',
          type: FieldType.string,
          config: { displayName: title },
          values: buckets.map(({ key }) => String(key)),
        },
        {
          name: 'count',
          type: FieldType.number,
          config: { displayName: 'Records' },
          values: buckets.map(({ doc_count }) => doc_count),
        },
      ],
      meta: { custom: { ...custom }, notices, preferredVisualisationType: 'table', executedQueryString: executed },
    });
  });
}
