import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, Modal, RadioButtonList, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type RecordFieldName } from '../../fields';

import { DownloadProgress } from './DownloadProgress';
import { ALL_COLUMNS, filesOf, type FormatId } from './formats';
import { useDownload } from './useDownload';
import { type FetchPage } from './wholeRecords';

function formats(): Array<{ value: FormatId; label: string; description: string }> {
  return [
    {
      value: 'csv',
      label: t('download.csv', 'CSV'),
      description: t('download.csvDescription', 'One file, a row a record'),
    },
    {
      value: 'csvFiles',
      label: t('download.csvFiles', 'CSV, three files'),
      description: t(
        'download.csvFilesDescription',
        'Records, steps and modified properties, joined by Change ID and Record ID'
      ),
    },
    {
      value: 'json',
      label: t('download.json', 'JSON'),
      description: t('download.jsonDescription', 'A list of the records as Microsoft Graph gives them'),
    },
    {
      value: 'ndjson',
      label: t('download.ndjson', 'NDJSON'),
      description: t('download.ndjsonDescription', 'The same, a record a line'),
    },
  ];
}

interface Props {
  fetchPage: FetchPage;
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
    <Modal title={t('download.download', 'Download')} isOpen onDismiss={onClose}>
      <p>
        {total === undefined
          ? t('download.all', 'All records that the filters match in this time range.')
          : t(
              'download.allCounted',
              'All {{count, number}} records that the filters match in this time range. Times are in UTC.',
              { count: total }
            )}
      </p>
      <fieldset className={styles.choice} disabled={running}>
        <legend>{t('download.format', 'Format')}</legend>
        <RadioButtonList name="format" options={formats()} value={format} onChange={setFormat} />
      </fieldset>
      {(format === 'csv' || format === 'csvFiles') && (
        <fieldset className={styles.choice} disabled={running}>
          <legend>{t('columns.columns', 'Columns')}</legend>
          <RadioButtonList<'all' | 'chosen'>
            name="columns"
            options={[
              { value: 'all', label: t('download.allColumns', 'All {{count}}', { count: ALL_COLUMNS.length }) },
              {
                value: 'chosen',
                label: t('download.listColumns', 'The {{count}} of the list', { count: columns.length }),
              },
            ]}
            value={which}
            onChange={setWhich}
          />
        </fieldset>
      )}
      {running && <DownloadProgress written={state.written} total={state.total ?? total} />}
      {state.state === 'error' && (
        <Alert severity="error" title={t('download.failed', 'The records could not be downloaded')}>
          {state.message}
        </Alert>
      )}
      {state.state === 'done' && (
        <Alert
          severity="success"
          title={t('download.done', '{{count, number}} records were downloaded', {
            count: state.records,
            defaultValue_one: '{{count, number}} record was downloaded',
          })}
        />
      )}
      {state.state === 'done' &&
        state.notices.map((text) => (
          <Alert
            key={text}
            severity="warning"
            title={t('download.notComplete', 'Not complete: {{- reason}}', { reason: text })}
          />
        ))}
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={running ? cancel : onClose}>
          {running ? t('download.cancel', 'Cancel') : t('download.close', 'Close')}
        </Button>
        <Button
          icon="download-alt"
          disabled={running}
          onClick={() => start(filesOf(format, which === 'all' ? ALL_COLUMNS : columns))}
        >
          {state.state === 'error' ? t('list.tryAgain', 'Try again') : t('download.download', 'Download')}
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
