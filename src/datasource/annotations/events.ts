import { type AnnotationEvent, type DataFrame, FieldType } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type ProvisioningQuery } from '../types';
import { kindOf } from './kinds';

// Fewer are no spike, however quiet the application is otherwise.
const MIN_SPIKE = 10;
const SPIKE_FACTOR = 3;
// Entra looks at whether to quarantine a job when more than 40 % fail; it waits for far more records than this.
const BURST_RATIO = 0.4;
const MIN_BURST = 20;

/** What the frames of an annotation's query mark. */
export function annotationEvents(query: ProvisioningQuery, frames: DataFrame[]): AnnotationEvent[] {
  switch (kindOf(query)) {
    case 'failures':
      return frames.flatMap(failureEvents);
    case 'spikes':
      return applicationsOf(frames).flatMap(spikes);
    case 'bursts':
      return applicationsOf(frames).flatMap(bursts);
  }
}

function failureEvents(frame: DataFrame): AnnotationEvent[] {
  const column = (name: string) => frame.fields.find((field) => field.name === name)?.values ?? [];
  const [times, applications, codes, messages] = [
    column('@timestamp'),
    column('provisioning.application.name'),
    column('error.code'),
    column('message'),
  ];
  return times.map((time, row) => ({
    time: Number(time),
    title: t('annotations.failed', 'Provisioning failed'),
    text: String(messages[row] ?? ''),
    tags: [applications[row], codes[row]].flatMap((tag) => (typeof tag === 'string' ? [tag] : [])),
  }));
}

interface Application {
  name: string;
  times: number[];
  /** Milliseconds of one interval. */
  interval: number;
  /** Values of each metric, in the order of the query. */
  metrics: number[][];
}

/** The series of each application: the frames are one a metric. */
function applicationsOf(frames: DataFrame[]): Application[] {
  const applications = new Map<string, Application>();
  for (const { fields } of frames) {
    const time = fields.find(({ type }) => type === FieldType.time);
    const value = fields.find(({ type }) => type === FieldType.number);
    if (time && value) {
      const name = Object.values(value.labels ?? {})[0] ?? '';
      const application = applications.get(name) ?? {
        name,
        times: time.values.map(Number),
        interval: time.config.interval ?? 0,
        metrics: [],
      };
      application.metrics.push(value.values.map(Number));
      applications.set(name, application);
    }
  }
  return [...applications.values()];
}

/** Times when far more identities failed than is usual for the application. */
function spikes(application: Application): AnnotationEvent[] {
  const [failing = []] = application.metrics;
  const usual = median(failing);
  return regions(application, (at) => (failing[at] ?? 0) >= Math.max(MIN_SPIKE, SPIKE_FACTOR * usual)).map(
    (region) => ({
      ...region.event,
      title: t('annotations.spike', 'Failures spike in {{- application}}', { application: application.name }),
      text: t('annotations.spikeText', 'Up to {{count}} identities failed in an hour; usual are {{usual}}.', {
        count: Math.max(...region.positions.map((at) => failing[at] ?? 0)),
        usual,
      }),
    })
  );
}

/** Times when most of what the application did failed. */
function bursts(application: Application): AnnotationEvent[] {
  const [records = [], failures = []] = application.metrics;
  const isBurst = (at: number) =>
    (records[at] ?? 0) >= MIN_BURST && (failures[at] ?? 0) > BURST_RATIO * (records[at] ?? 0);
  return regions(application, isBurst).map((region) => {
    const sum = (values: number[]) => region.positions.reduce((total, at) => total + (values[at] ?? 0), 0);
    return {
      ...region.event,
      title: t('annotations.burst', 'Most of {{- application}} fails', { application: application.name }),
      text: t(
        'annotations.burstText',
        '{{failures}} of {{count}} records failed. Entra may put such a job into quarantine.',
        { failures: sum(failures), count: sum(records) }
      ),
    };
  });
}

/** Neighbouring intervals of which all are marked, each as one event. */
function regions({ name, times, interval }: Application, isMarked: (at: number) => boolean) {
  const found: Array<{ positions: number[]; event: AnnotationEvent }> = [];
  times.forEach((time, at) => {
    if (!isMarked(at)) {
      return;
    }
    const last = found.at(-1);
    if (last?.positions.at(-1) === at - 1) {
      last.positions.push(at);
      last.event.timeEnd = time + interval;
    } else {
      found.push({ positions: [at], event: { time, timeEnd: time + interval, isRegion: true, tags: [name] } });
    }
  });
  return found;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
