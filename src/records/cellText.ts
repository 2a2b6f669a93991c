import { dateTime, dateTimeFormat, formattedValueToString, getValueFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type RecordField } from '../fields';

import { wordsFor } from './words';

const inNanoseconds = getValueFormat('ns');

/** A field's value as the list shows it; empty text when there is none. Unexpected kinds of value are spelt out. */
export function cellText(field: RecordField, value: unknown, timeZone: TimeZone): string {
  if (value === null || value === undefined) {
    return '';
  }
  switch (field.kind) {
    case 'time':
      return timeText(value, timeZone);
    case 'duration':
      return typeof value === 'number' ? durationText(value) : plainText(value);
    case 'keywords':
      return Array.isArray(value) ? value.map(plainText).join(', ') : plainText(value);
    default:
      return typeof value === 'string' ? wordsFor(field.name, value) : plainText(value);
  }
}

/** A time in milliseconds or as ISO text, in the time zone, to the second. */
export function timeText(value: unknown, timeZone: TimeZone): string {
  if (typeof value !== 'number' && typeof value !== 'string') {
    return plainText(value);
  }
  const time = typeof value === 'number' ? value : Date.parse(value);
  return Number.isNaN(time) ? String(value) : dateTimeFormat(time, { timeZone });
}

/** A time in milliseconds, or as ISO text, as it is told in talk: "5 minutes ago", "in 6 hours". */
export function agoText(value: unknown): string {
  if (typeof value !== 'number' && typeof value !== 'string') {
    return plainText(value);
  }
  const time = dateTime(value);
  return time.isValid() ? time.fromNow() : String(value);
}

/** A duration in nanoseconds, in the unit that reads best. */
export function durationText(nanoseconds: number): string {
  return formattedValueToString(inNanoseconds(nanoseconds));
}

function plainText(value: unknown): string {
  return typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value);
}
