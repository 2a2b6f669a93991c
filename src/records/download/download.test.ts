import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { type JsonObject } from '@provlogs/schema/record';
import { NEVER, of, throwError } from 'rxjs';

import { type Cursor } from '../../datasource/types';
import { FAILED, HOSTILE, SUCCESSFUL } from '../testing/documents';

import { download, type DownloadedFile } from './download';
import { filesOf, type FormatId } from './formats';
import { type PageQuery } from './wholeRecords';

const DOCUMENTS: JsonObject[] = [
  { ...FAILED, message: '=HYPERLINK("https://evil.example")' },
  ...Array.from({ length: 130 }, (_, index) => ({
    ...SUCCESSFUL,
    event: { id: `record-${index}`, duration: 2_000_000 },
  })),
  HOSTILE,
];
const PAGE = 60;

function page(after?: Cursor): DataFrame {
  const start = Number(after?.[0] ?? 0);
  const documents = DOCUMENTS.slice(start, start + PAGE);
  return createDataFrame({
    fields: [{ name: 'document', type: FieldType.other, values: documents }],
    meta: {
      custom: { total: DOCUMENTS.length, cursor: documents.length === PAGE ? [start + PAGE] : undefined },
      notices: [{ severity: 'warning', text: 'A shard failed.' }],
    },
  });
}

/** jsdom's Blob cannot be read otherwise. */
function textOf({ content }: DownloadedFile): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(content);
  });
}

async function run(format: FormatId) {
  const progress: number[] = [];
  const result = await download({
    fetchPage: ({ after }) => of([page(after)]),
    files: filesOf(format, ['@timestamp', 'message', 'event.duration']),
    signal: new AbortController().signal,
    onProgress: ({ written }) => progress.push(written),
  });
  const texts = new Map<string, string>();
  for (const file of result.files) {
    texts.set(file.name, await textOf(file));
  }
  return { result, progress, text: (name: string) => texts.get(name) ?? '' };
}

describe('download', () => {
  it('writes every record of every page, and tells how far it is and what is missing', async () => {
    const { result, progress, text } = await run('ndjson');
    const lines = text('ProvisioningLogs.ndjson').trimEnd().split('\n');
    expect(lines).toHaveLength(DOCUMENTS.length);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'record-2', durationInMilliseconds: 91_009 });
    expect(result).toMatchObject({ records: DOCUMENTS.length, notices: ['A shard failed.'] });
    expect(progress.at(-1)).toBe(DOCUMENTS.length);
    expect(progress.length).toBeGreaterThan(3);
  });

  it('writes JSON that is a list of records as Graph gives them', async () => {
    const list: unknown = JSON.parse((await run('json')).text('ProvisioningLogs.json'));
    expect(list).toHaveLength(DOCUMENTS.length);
    expect(list).toMatchObject([{ changeId: 'change-2' }, { id: 'record-0' }, ...Array(130).fill({})]);
  });

  it('writes CSV with the chosen columns in their order, formulas as texts, durations in milliseconds', async () => {
    const lines = (await run('csv')).text('ProvisioningLogs.csv').split('\r\n');
    expect(lines[0]?.replace('\uFEFF', '')).toBe('Date,Summary,Duration (ms)');
    expect(lines[1]).toBe(`2026-11-20T09:02:07.000Z,"'=HYPERLINK(""https://evil.example"")",91009`);
    expect(lines[2]).toBe('2026-11-20T08:15:42.000Z,Created group Finance Approvers in ServiceNow.,2');
    expect(lines).toHaveLength(DOCUMENTS.length + 2);
  });

  it('writes steps and modified properties to files of their own, joined by change and record', async () => {
    const { text } = await run('csvFiles');
    const records = text('ProvisioningLogs.csv').split('\r\n');
    expect(records[0]).toContain('Change ID,Record ID');
    const steps = text('ProvisioningLogs_ProvisioningSteps.csv').split('\r\n');
    expect(steps[2]).toMatch(/^change-2,record-2,2,EntryExportAdd,export,failure,Failed to create/);
    const properties = text('ProvisioningLogs_ModifiedProperties.csv').split('\r\n');
    expect(properties.slice(1, 4)).toEqual([
      'change-2,record-2,userName,,grace.okafor@contoso.example',
      'change-2,record-2,department,"",Finance',
      'change-2,record-2,manager,Mia,',
    ]);
  });

  it('lets the browser do something else after each page, also when the next one is there', async () => {
    let turns = 0;
    const turn = () => setTimeout(() => (turns += 1));
    await download({
      fetchPage: ({ after, documents }) => {
        if (documents) {
          turn();
        }
        return of([page(after)]);
      },
      files: [],
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(turns).toBe(Math.ceil(DOCUMENTS.length / PAGE));
  });

  it('fails with the error of a page that was asked for ahead', async () => {
    const { signal } = new AbortController();
    const fetchPage = ({ after }: PageQuery) =>
      after ? throwError(() => new Error('Elasticsearch is busy.')) : of([page()]);
    await expect(
      download({ fetchPage, files: filesOf('ndjson', []), signal, onProgress: () => undefined })
    ).rejects.toThrow('Elasticsearch is busy.');
  });

  it('gives up when cancelled, also while it waits, and fails with the error of the data source', async () => {
    const controller = new AbortController();
    const job = { files: filesOf('json', []), signal: controller.signal, onProgress: () => undefined };
    const waiting = download({ ...job, fetchPage: () => NEVER });
    controller.abort();
    await expect(waiting).rejects.toHaveProperty('name', 'AbortError');
    const { signal } = new AbortController();
    await expect(
      download({ ...job, signal, fetchPage: () => throwError(() => new Error('Elasticsearch is busy.')) })
    ).rejects.toThrow('Elasticsearch is busy.');
  });
});
