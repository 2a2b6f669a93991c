import { destination, type Logger, pino } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/**
 * One JSON object a line on standard output. Nothing of a record goes into it, and no secret: only what the worker
 * itself made up, counted or measured.
 */
export function createLog(): Log {
  return pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    // Written at once: the last lines before an exit are the ones that matter.
    destination({ dest: 1, sync: true })
  );
}
