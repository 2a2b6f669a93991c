import { useEffect, useRef, useState } from 'react';

import { messageOf } from '../query/runQuery';

import { download, type Progress } from './download';
import { type FileFormat } from './formats';
import { save } from './save';
import { type FetchPage } from './wholeRecords';

export type DownloadState =
  | { state: 'idle' }
  | ({ state: 'running' } & Progress)
  | { state: 'done'; records: number; notices: string[] }
  | { state: 'error'; message: string };

/** Runs one download at a time; `cancel` and leaving the page give it up. */
export function useDownload(fetchPage: FetchPage) {
  const [state, setState] = useState<DownloadState>({ state: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const cancel = () => {
    running.current?.abort();
    setState({ state: 'idle' });
  };
  const start = (files: readonly FileFormat[]) => {
    running.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setState({ state: 'running', written: 0 });
    const settle = (next: DownloadState) => !signal.aborted && setState(next);
    download({ fetchPage, files, signal, onProgress: (progress) => settle({ state: 'running', ...progress }) }).then(
      (result) => {
        if (!signal.aborted) {
          result.files.forEach(save);
        }
        settle({ state: 'done', records: result.records, notices: result.notices });
      },
      (error: unknown) => settle({ state: 'error', message: messageOf(error) })
    );
  };
  return { state, start, cancel };
}
