export const REJECTION_KINDS = [
  'notAnObject',
  'otherCategory',
  'otherService',
  'unreadableProperties',
  'noId',
  'unusableId',
  'noTime',
  'unreadableTime',
] as const;
export type RejectionKind = (typeof REJECTION_KINDS)[number];

/** Why an input is no provisioning log record. */
export interface Rejection {
  kind: RejectionKind;
  /** A sentence for the person who looks after the input. */
  reason: string;
}

/** A value as a sentence can show it: as JSON, cut short. */
export function shown(value: unknown): string {
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 100) : value) ?? typeof value;
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
