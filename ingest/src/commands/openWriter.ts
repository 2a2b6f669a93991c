import type { Client } from '@elastic/elasticsearch';

import type { Config } from '../config.ts';
import { hasIlm } from '../elasticsearch/installation.ts';
import { RecordWriter, type WriterOptions } from '../elasticsearch/writer.ts';

/** Records of a source that goes on living are to be found soon, however slowly they come. */
export const FLUSH_INTERVAL_MS = 1_000;

/** A writer as the configuration wants it, for this cluster. */
export async function openWriter(
  client: Client,
  { retentionDays }: Config,
  onRetry: WriterOptions['onRetry']
): Promise<RecordWriter> {
  return new RecordWriter({ client, ilm: await hasIlm(client), retentionDays, onRetry });
}
