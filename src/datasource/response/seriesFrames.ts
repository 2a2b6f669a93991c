import {
  createDataFrame,
  type DataFrame,
  DataFrameType,
  type Field,
  FieldType,
  type QueryResultMetaNotice,
} from '@grafana/data';
import { t } from '@grafana/i18n';

import { filterLabel } from '../../fieldLabels';
import { type FilterField, filterTitle } from '../../fields';
import { lengthOf } from '../request/interval';
import { type ReadSeriesQuery } from '../request/readQuery';
import { type Points } from '../request/series';
import { levelOf } from '../severity';
import { type Metric } from '../types';
import { readSeries } from './aggregations';
import { metricLabel } from './metricLabel';
import { isAdditive, METRIC_PRESENTATIONS } from './metrics';
import { noticesOf } from './notices';
import { type SearchResponse } from './searchResponse';
import { type Group, groupsOf } from './seriesGroups';
import { statusColor } from './statusColor';

interface Asked {
  query: ReadSeriesQuery;
  /** The request, readable. */
  executed: string;
  points: Points;
}

/** The numbers of a series as the frames that `SeriesQuery` promises. */
export function seriesFrames(response: SearchResponse, { query, executed, points }: Asked): DataFrame[] {
  const { refId, groupBy, metrics, other, limit } = query;
  const { groups, restCount } = groupsOf(readSeries(response.aggregations), groupBy, other);
  const notices = noticesOf(response);
  if (restCount > 0) {
    notices.push(cutNotice(groupBy, metrics, limit, restCount));
  }
  const frames = points
    ? groups.flatMap((group) => timeFrames(group, query, lengthOf(points.interval)))
    : [tableFrame(groups, query)];
  return frames.map((frame, position) => ({
    ...frame,
    refId,
    meta: { ...frame.meta, notices: position === 0 ? notices : [], executedQueryString: executed },
  }));
}

function cutNotice(
  groupBy: FilterField[],
  [metric = 'count']: Metric[],
  limit: number,
  rest: number
): QueryResultMetaNotice {
  const [first = '', second] = groupBy.map(filterLabel);
  return {
    severity: 'info',
    text: t(
      'notices.notAllGroups',
      'Not all groups are shown: of {{- fields}} the {{limit}} with the most of "{{- metric}}", {{count, number}} records are in others. Raise the number of groups, or narrow the query.',
      {
        fields: second === undefined ? first : t('query.and', '{{- first}} and {{- second}}', { first, second }),
        limit,
        metric: metricLabel(metric),
        count: rest,
      }
    ),
  };
}

/** A frame a metric: `Time`, and the metric with the group's values as labels. */
function timeFrames(group: Group, { groupBy, metrics, levels }: ReadSeriesQuery, interval: number): DataFrame[] {
  const shown = group.isRest ? metrics.filter(isAdditive) : metrics;
  const name = group.values.map((value) => (levels ? levelOf(value) : value)).join(' / ');
  return shown.map((metric) => {
    const { title, unit, valueOf } = METRIC_PRESENTATIONS[metric];
    const displayName = name === '' ? title : metrics.length === 1 ? name : `${name}: ${title}`;
    const time: Field = {
      name: 'Time',
      type: FieldType.time,
      config: { interval },
      values: group.points.map(({ key }) => key),
    };
    return createDataFrame({
      name: displayName,
      fields: [
        time,
        {
          name: title,
          type: FieldType.number,
          labels: {
            ...Object.fromEntries(groupBy.map((field, position) => [field, group.values[position] ?? ''])),
            // Explore's histogram knows a level by this label, not by the frame's name.
            ...(levels && { level: name }),
          },
          config: { displayNameFromDS: displayName, unit, ...statusColor(groupBy, group.values) },
          values: group.points.map(valueOf),
        },
      ],
      meta: { type: DataFrameType.TimeSeriesMulti, typeVersion: [0, 1], preferredVisualisationType: 'graph' },
    });
  });
}

/** A row a group: the group's values, then the metrics. */
function tableFrame(groups: Group[], { groupBy, metrics }: ReadSeriesQuery): DataFrame {
  return createDataFrame({
    name: 'Provisioning numbers',
    fields: [
      ...groupBy.map((field, position): Field => ({
        name: field,
        type: FieldType.string,
        // Tables offer the cell's value as an ad-hoc filter on the field of this name.
        config: { displayNameFromDS: filterTitle(field), filterable: true },
        values: groups.map(({ values }) => values[position] ?? ''),
      })),
      ...metrics.map((metric): Field => {
        const { title, unit, valueOf } = METRIC_PRESENTATIONS[metric];
        return {
          name: metric,
          type: FieldType.number,
          config: { displayNameFromDS: title, unit },
          values: groups.map(({ numbers, isRest }) => (isRest && !isAdditive(metric) ? null : valueOf(numbers))),
        };
      }),
    ],
    meta: { type: DataFrameType.NumericLong, typeVersion: [0, 1], preferredVisualisationType: 'table' },
  });
}
