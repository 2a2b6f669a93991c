import { type JsonValue } from '@provlogs/schema/record';

const ISO =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T\s]\s*(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,18}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
const US =
  /^(\d\d?)\/(\d\d?)\/(\d{4}),?\s+(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,18}))?)?\s*(AM|PM)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
const EPOCH = /^(\d{1,15})(?:\.(\d{1,18}))?$/;

/** September 2001, in seconds and in milliseconds: smaller numbers are something else, such as 20261120. */
const FIRST_EPOCH_IN_SECONDS = 1e9;
const FIRST_EPOCH_IN_MILLISECONDS = 1e12;

/** The year 5138; more seconds are none. */
const LAST_EPOCH_IN_SECONDS = 1e11;
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const LONGEST_TIME = 64;

/**
 * Reads a time as Microsoft's services spell it: ISO 8601 with `T` or a blank, any number of decimals, `Z`, an offset
 * or nothing (then UTC); `M/d/yyyy h:mm:ss AM`, also on 24 hours and with an offset; seconds or milliseconds since
 * 1970, as number or text. Milliseconds since 1970, never rounded up. Undefined when it is none of these, an
 * impossible date, or outside the years 1970 to 9999.
 */
export function readTime(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') {
    return readEpoch(String(value));
  }
  if (typeof value !== 'string' || value.length > LONGEST_TIME) {
    return undefined;
  }
  const text = value.trim();
  return readIso(text) ?? readUs(text) ?? readEpoch(text);
}

function readIso(text: string): number | undefined {
  const match = ISO.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  return instant({ year, month, day, hour, minute, second, fraction, zone });
}

function readUs(text: string): number | undefined {
  const match = US.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, month, day, year, hour, minute, second, fraction, half, zone] = match;
  if (half === undefined) {
    return instant({ year, month, day, hour, minute, second, fraction, zone });
  }
  const clock = Number(hour);
  if (clock < 1 || clock > 12) {
    return undefined;
  }
  const hours = (clock % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  return instant({ year, month, day, hour: String(hours), minute, second, fraction, zone });
}

function readEpoch(text: string): number | undefined {
  const match = EPOCH.exec(text);
  if (match === null) {
    return undefined;
  }
  const whole = Number(match[1]);
  if (whole >= FIRST_EPOCH_IN_MILLISECONDS) {
    return whole <= LAST_TIME ? whole : undefined;
  }
  const isSeconds = whole >= FIRST_EPOCH_IN_SECONDS && whole < LAST_EPOCH_IN_SECONDS;
  return isSeconds ? whole * 1000 + milliseconds(match[2]) : undefined;
}

interface TimeParts {
  year?: string | undefined;
  month?: string | undefined;
  day?: string | undefined;
  hour?: string | undefined;
  minute?: string | undefined;
  second?: string | undefined;
  fraction?: string | undefined;
  zone?: string | undefined;
}

function instant(parts: TimeParts): number | undefined {
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const [hour, minute, second] = [Number(parts.hour ?? 0), Number(parts.minute ?? 0), Number(parts.second ?? 0)];
  const offset = offsetMinutes(parts.zone);
  // The day before the first of the next month is the last of this one.
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const possible =
    month >= 1 && month <= 12 && day >= 1 && day <= lastDay && hour <= 23 && minute <= 59 && second <= 59;
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  if (!possible || year < 1000 || offset === undefined) {
    return undefined;
  }
  const time = Date.UTC(year, month - 1, day, hour, minute - offset, second, milliseconds(parts.fraction));
  return time >= 0 && time <= LAST_TIME ? time : undefined;
}

function milliseconds(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || !/^[+-]/.test(zone)) {
    return 0;
  }
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  // No place on earth is further from UTC.
  if (hours > 14 || minutes > 59) {
    return undefined;
  }
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
