import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';

const HOUR = 3_600_000;

/** Counts of one status over time, as a series has them. */
export function countsFrame(status: string, counts: number[], begin = 0, interval = HOUR): DataFrame {
  return createDataFrame({
    fields: [
      {
        name: 'Time',
        type: FieldType.time,
        config: { interval },
        values: counts.map((_, index) => begin + index * interval),
      },
      { name: 'Records', type: FieldType.number, labels: { 'provisioning.status': status }, values: counts },
    ],
  });
}
