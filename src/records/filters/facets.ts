import { type DataFrame } from '@grafana/data';

import { FILTER_FIELDS, type FilterField } from '../../fields';

export interface FacetValue {
  value: string;
  /** Records that have it, under the other filters. */
  count: number;
}

export interface Facet {
  values: FacetValue[];
  /** Records with values beyond those listed. */
  otherCount: number;
}

export type Facets = ReadonlyMap<FilterField, Facet>;

/** The facet frames of a facets query, by their field; frames of other kinds are passed over. */
export function facetsOf(frames: DataFrame[]): Facets {
  const facets = new Map<FilterField, Facet>();
  for (const frame of frames) {
    const custom: Record<string, unknown> = frame.meta?.custom ?? {};
    const field = FILTER_FIELDS.find((name) => name === custom.field);
    const values = frame.fields.find((candidate) => candidate.name === 'value');
    const counts = frame.fields.find((candidate) => candidate.name === 'count');
    if (field && values && counts) {
      facets.set(field, {
        values: Array.from({ length: frame.length }, (_, index) => ({
          value: String(values.values[index]),
          count: Number(counts.values[index]),
        })),
        otherCount: typeof custom.otherCount === 'number' ? custom.otherCount : 0,
      });
    }
  }
  return facets;
}
