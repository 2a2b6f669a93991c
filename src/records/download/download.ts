import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type JsonObject } from '@provlogs/schema/record';

import { DOCUMENT_COLUMN } from '../../datasource/types';
import { readDocument } from '../drawer/recordDocument';

import { type FileFormat } from './formats';
import { type FetchPage, wholeRecords } from './wholeRecords';

/** Records made into text between two looks at the clock. */
const AT_ONCE = 20;

/**
 * Milliseconds of work before the browser may do something else. Not after so many records: a browser lets each such
 * pause last 4 ms at least, and draws the progress in it.
 */
const WORK_MS = 50;

export interface Progress {
  written: number;
  /** Records that match; undefined until it is known. */
  total?: number;
}

export interface DownloadedFile {
  name: string;
  content: Blob;
}

export interface Download {
  files: DownloadedFile[];
  records: number;
  /** What the data source said about its answers: that a part is missing, for example; each once. */
  notices: string[];
}

interface Job {
  fetchPage: FetchPage;
  files: readonly FileFormat[];
  /** Gives up; what was read is forgotten. */
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/**
 * Reads every record, page by page, into the files. Never more than three pages are in memory: the one that is written,
 * and those that are asked for meanwhile. What is written becomes a part of a Blob, which browsers keep outside of it.
 * Rejects with the data source's error, or with an AbortError.
 */
export async function download({ fetchPage, files, signal, onProgress }: Job): Promise<Download> {
  const parts = files.map(({ head }) => [new Blob([head])]);
  const notices = new Set<string>();
  let records = 0;
  let total: number | undefined;
  for await (const frame of wholeRecords(fetchPage, signal)) {
    // It was read just now, or was there already when the one before was written.
    await pause();
    const documents = documentsOf(frame);
    const custom: Record<string, unknown> = frame.meta?.custom ?? {};
    const texts = files.map((): string[] => []);
    let began = performance.now();
    for (let start = 0; start < documents.length; start += AT_ONCE) {
      const batch = documents.slice(start, start + AT_ONCE);
      files.forEach((file, index) => texts[index]?.push(textOf(file, batch, records === 0)));
      records += batch.length;
      onProgress({ written: records, total });
      if (performance.now() - began > WORK_MS) {
        await pause();
        stopIfAborted(signal);
        began = performance.now();
      }
    }
    // One a page: the browser takes milliseconds for each, however short.
    texts.forEach((text, index) => parts[index]?.push(new Blob(text)));
    frame.meta?.notices?.forEach(({ text }) => notices.add(text));
    total ??= typeof custom.total === 'number' ? custom.total : undefined;
    onProgress({ written: records, total });
  }
  stopIfAborted(signal);
  return {
    files: files.map(({ name, type, foot }, index) => ({
      name,
      content: new Blob([...(parts[index] ?? []), foot], { type }),
    })),
    records,
    notices: [...notices],
  };
}

function textOf({ textOf: write, between }: FileFormat, documents: readonly JsonObject[], first: boolean): string {
  const texts = documents.map(write).filter((text) => text !== '');
  return texts.length === 0 ? '' : (first ? '' : between) + texts.join(between);
}

function documentsOf(frame: DataFrame): JsonObject[] {
  const field = frame.fields.find(({ name }) => name === DOCUMENT_COLUMN);
  if (!field) {
    throw new Error(t('download.noWholeRecords', 'The data source answered without whole records.'));
  }
  return Array.from({ length: frame.length }, (_, index) => readDocument(field.values[index]));
}

function stopIfAborted({ aborted }: AbortSignal): void {
  if (aborted) {
    throw new DOMException(t('download.cancelled', 'The download was cancelled.'), 'AbortError');
  }
}

/** Lets the browser draw, and answer to clicks. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
