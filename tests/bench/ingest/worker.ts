/** Arguments for Node: the worker's command line as users run it, built before. */
export function importCommand(file: string): string[] {
  return ['ingest/bin/provlogs.js', 'import', file];
}
