import { type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';

import { save } from '../../records/download/save';
import { tableFile } from '../../records/download/tableFile';

interface Props {
  /** Of the file. */
  name: string;
  /** Undefined while it is not read. */
  frame: DataFrame | undefined;
}

/** Saves all rows of a table as a CSV file. */
export function DownloadTableButton({ name, frame }: Props) {
  return (
    <Button
      variant="secondary"
      icon="download-alt"
      disabled={!frame || frame.length === 0}
      onClick={() => frame && save(tableFile(name, frame))}
    >
      {t('failing.download', 'Download CSV')}
    </Button>
  );
}
