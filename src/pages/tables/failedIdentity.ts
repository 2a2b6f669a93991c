import { type RecordRow, rowNumber, rowText } from '../../records/frame';

/** An identity that failed, and what is told of its last failure. */
export interface FailedIdentity {
  /** The record of its last failure. */
  row: RecordRow;
  /** Its name or, without one, its ID. */
  name: string;
  id: string;
  application?: string;
  errorCode?: string;
  errorClass?: string;
  /** Of its last failure, in milliseconds. */
  last: number;
}

/** Reads a row of a frame of identities; `time` is the column with the time of the last failure. */
export function failedIdentityOf(row: RecordRow, time: string): FailedIdentity {
  const id = rowText(row, 'provisioning.identity.id') ?? '';
  return {
    row,
    name: rowText(row, 'provisioning.identity.name') ?? id,
    id,
    application: rowText(row, 'provisioning.application.name'),
    errorCode: rowText(row, 'error.code'),
    errorClass: rowText(row, 'provisioning.error.class'),
    last: rowNumber(row, time) ?? 0,
  };
}
