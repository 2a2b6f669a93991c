/** An error of the operating system, as Node's own modules throw it (`ENOENT`, `EACCES`, …). */
export interface SystemError {
  code: string;
  syscall: string;
  message: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'syscall' in error &&
    typeof error.syscall === 'string' &&
    'code' in error &&
    'message' in error
  );
}
