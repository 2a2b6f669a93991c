import type { Client } from '@elastic/elasticsearch';

import type { Config } from '../config.ts';
import { hasIlm, requireInstallation, requireNoteIndices } from '../elasticsearch/installation.ts';
import { elasticsearchTime } from '../elasticsearch/serverTime.ts';
import { type Counts, RecordWriter, type WriterOptions } from '../elasticsearch/writer.ts';
import { every } from '../operate/every.ts';
import { keepClock, RETENTION_EVERY_MS, tryRetention } from '../operate/upkeep.ts';
import { ServerClock } from '../serverClock.ts';
import { readFile } from '../sources/files/readFile.ts';
import { writeInput } from '../sources/writeInput.ts';
import { isSystemError } from '../systemError.ts';
import { withElasticsearch } from './connect.ts';
import type { Progress } from './progress.ts';

/** Records of a stream that goes on living are to be found soon, however slowly they come. */
const FLUSH_INTERVAL_MS = 1_000;

export interface ImportResult {
  counts: Counts;
  rejectedByKind: ReadonlyMap<string, number>;
  /** Files that could not be opened, each with why. */
  unopened: string[];
}

/**
 * Reads files (`-`: standard input) into Elasticsearch.
 * Throws a `UserError` before anything is read when Elasticsearch is not ready for it, or when it turns the worker
 * away for good.
 */
export async function importFiles(config: Config, files: string[], progress: Progress): Promise<ImportResult> {
  return withElasticsearch(config.elasticsearch, async (client) => {
    await requireInstallation(client);
    await requireNoteIndices(client);
    const clock = new ServerClock();
    clock.observe(await elasticsearchTime(client));
    const now = () => clock.now();
    const ilm = await hasIlm(client);
    const writer = openWriter(client, { ilm, retentionDays: config.retentionDays, now }, progress);
    const over = new AbortController();
    const upkeep = [
      keepClock(client, clock, over.signal),
      ...(ilm ? [] : [keepRetention(client, config.retentionDays, now, progress, over.signal)]),
    ];
    const unopened: string[] = [];
    const flushing = setInterval(() => writer.flush(), FLUSH_INTERVAL_MS);
    progress.start(writer.counts);
    try {
      for (const file of files) {
        await importFile(file, writer, unopened);
      }
      await writer.drain();
    } finally {
      clearInterval(flushing);
      over.abort();
      await Promise.all(upkeep);
      progress.stop();
    }
    return { counts: writer.counts, rejectedByKind: writer.rejectedByKind, unopened };
  });
}

function openWriter(
  client: Client,
  options: Pick<WriterOptions, 'ilm' | 'retentionDays' | 'now'>,
  progress: Progress
): RecordWriter {
  return new RecordWriter({
    client,
    ...options,
    onRetry: (reason, waitMs) => progress.trouble(`${reason}; trying again in ${Math.ceil(waitMs / 1000)} s`),
  });
}

/** Where the cluster has no ILM, nothing else deletes the days that imports once made. */
function keepRetention(
  client: Client,
  retentionDays: number,
  now: () => number,
  progress: Progress,
  signal: AbortSignal
): Promise<void> {
  return every(RETENTION_EVERY_MS, signal, async () => {
    const { problems } = await tryRetention(client, retentionDays, now());
    problems.slice(0, 1).forEach((problem) => progress.trouble(problem));
  });
}

async function importFile(file: string, writer: RecordWriter, unopened: string[]): Promise<void> {
  const source = file === '-' ? 'standard input' : file;
  try {
    for await (const pieces of readFile(file)) {
      for (const piece of pieces) {
        await writeInput(piece, { source, position: `line ${piece.line}` }, writer);
      }
    }
  } catch (error) {
    if (!isSystemError(error)) {
      throw error;
    }
    unopened.push(`${file}: ${error.message}`);
  }
}

/** The last words of an import: the balanced count, and where rejected input is. */
export function summary({ counts, rejectedByKind, unopened }: ImportResult): string[] {
  const lines = [
    `read ${counts.read} = indexed ${counts.indexed} + duplicate ${counts.duplicate} + rejected ${counts.rejected} + ` +
      `too old ${counts.tooOld}`,
  ];
  if (counts.rejected > 0) {
    const kinds = [...rejectedByKind].map(([kind, count]) => `${kind} ${count}`).join(', ');
    lines.push(`Rejected: ${kinds}. Kept with reason and position in provisioning-rejects-*.`);
  }
  if (counts.tooOld > 0) {
    lines.push('Too old: their day is longer ago than RETENTION_DAYS, so they would be deleted at once.');
  }
  for (const problem of unopened) {
    lines.push(`Not read: ${problem}`);
  }
  return lines;
}
