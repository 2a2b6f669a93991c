import { type FilterField, recordField } from '../../fields';
import { type Cell, type Numbers, type SeriesAggregations } from './aggregations';
import { restOf } from './metrics';

export const OTHER = 'Other';

/** The numbers of a whole time range, and of each interval where intervals were asked for. */
export interface Group {
  /** The group's value of each field, in the order of the grouping. */
  values: string[];
  numbers: Numbers;
  points: Array<Numbers & { key: number }>;
  /** Of the records that are in no other group: only additive metrics are known. */
  isRest?: boolean;
}

export interface Groups {
  groups: Group[];
  /** Records in no group. */
  restCount: number;
}

/** The groups of a series, those with the most of the first metric first; one without values where nothing groups. */
export function groupsOf(series: SeriesAggregations, groupBy: FilterField[], withRest: boolean): Groups {
  const { overall } = series;
  if (!series.groups) {
    return { groups: groupBy.length === 0 && overall ? [groupOf([], overall)] : [], restCount: 0 };
  }
  const groups = series.groups.buckets.flatMap((outer) =>
    outer.groups
      ? outer.groups.buckets.map((inner) => groupOf([outer.key, inner.key], inner))
      : [groupOf([outer.key], outer)]
  );
  // Where a record is in several groups, nothing is told by what they leave of the whole.
  if (!overall || groupBy.some(hasManyValues)) {
    return { groups, restCount: series.groups.sum_other_doc_count };
  }
  const rest = restOf(
    overall,
    groups.map(({ numbers }) => numbers)
  );
  if (!withRest || rest.doc_count === 0) {
    return { groups, restCount: rest.doc_count };
  }
  const values = groupBy.map(() => OTHER);
  return {
    groups: [...groups, { values, numbers: rest, points: restPoints(overall, groups), isRest: true }],
    restCount: 0,
  };
}

function groupOf(keys: Array<string | number>, cell: Cell): Group {
  const { points, ...numbers } = cell;
  return { values: keys.map(String), numbers, points: points?.buckets ?? [] };
}

function restPoints({ points }: Cell, groups: Group[]): Group['points'] {
  const byTime = groups.map((group) => new Map(group.points.map((point) => [point.key, point])));
  return (points?.buckets ?? []).map((whole) => ({
    key: whole.key,
    ...restOf(
      whole,
      byTime.flatMap((group) => group.get(whole.key) ?? [])
    ),
  }));
}

function hasManyValues(field: FilterField): boolean {
  return recordField(field)?.kind === 'keywords';
}
