import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Modal, RadioButtonList, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { type Observable } from 'rxjs';

import { type RecordFieldName } from '../../fields';
import { type Cursor } from '../../datasource/types';

import { DownloadProgress } from './DownloadProgress';
import { ALL_COLUMNS, filesOf, type FormatId } from './formats';
import { useDownload } from './useDownload';

const FORMATS: Array<{ value: FormatId; label: string; description: string }> = [
  { value: 'csv', label: 'CSV', description: 'One file, a row a record' },
  {
    value: 'csvFiles',
    label: 'CSV, three files',
    description: 'Records, steps and modified properties, joined by Change ID and Record ID',
  },
  { value: 'json', label: 'JSON', description: 'A list of the records as Microsoft Graph gives them' },
  { value: 'ndjson', label: 'NDJSON', description: 'The same, a record a line' },
];

interface Props {
  /** A page of whole records behind a cursor. */
  fetchPage: (after?: Cursor) => Observable<DataFrame[]>;
  /** Those of the list. */
  columns: readonly RecordFieldName[];
  /** Records that match; undefined when it is not known. */
  total?: number;
  onClose: () => void;
}

/** Saves every record that the filters match, whether the list has it or not. */
export function DownloadDialog({ fetchPage, columns, total, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const [format, setFormat] = useState<FormatId>('csv');
  const [which, setWhich] = useState<'all' | 'chosen'>('all');
  const { state, start, cancel } = useDownload(fetchPage);
  const running = state.state === 'running';
  return (
    <Modal title="Download" isOpen onDismiss={onClose}>
      <p>
        {total === undefined
          ? 'All records that the filters match in this time range.'
          : `All ${total.toLocaleString('en')} records that the filters match in this time range. Times are in UTC.`}
      </p>
      <fieldset className={styles.choice} disabled={running}>
        <legend>Format</legend>
        <RadioButtonList name="format" options={FORMATS} value={format} onChange={setFormat} />
      </fieldset>
      {(format === 'csv' || format === 'csvFiles') && (
        <fieldset className={styles.choice} disabled={running}>
          <legend>Columns</legend>
          <RadioButtonList<'all' | 'chosen'>
            name="columns"
            options={[
              { value: 'all', label: `All ${ALL_COLUMNS.length}` },
              { value: 'chosen', label: `The ${columns.length} of the list` },
            ]}
            value={which}
            onChange={setWhich}
          />
        </fieldset>
      )}
      {running && <DownloadProgress written={state.written} total={state.total ?? total} />}
      {state.state === 'error' && (
        <Alert severity="error" title="The records could not be downloaded">
          {state.message}
        </Alert>
      )}
      {state.state === 'done' && (
        <Alert severity="success" title={`${state.records.toLocaleString('en')} records were downloaded`} />
      )}
      {state.state === 'done' &&
        state.notices.map((text) => <Alert key={text} severity="warning" title={`Not complete: ${text}`} />)}
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={running ? cancel : onClose}>
          {running ? 'Cancel' : 'Close'}
        </Button>
        <Button
          icon="download-alt"
          disabled={running}
          onClick={() => start(filesOf(format, which === 'all' ? ALL_COLUMNS : columns))}
        >
          {state.state === 'error' ? 'Try again' : 'Download'}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  choice: css({
    marginBottom: theme.spacing(2),
    legend: { marginBottom: theme.spacing(1), fontSize: theme.typography.body.fontSize },
  }),
});
