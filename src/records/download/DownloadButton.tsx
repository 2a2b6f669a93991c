import { t } from '@grafana/i18n';
import { Button, type ComponentSize } from '@grafana/ui';
import React, { type ComponentProps, useState } from 'react';

import { DownloadDialog } from './DownloadDialog';

interface Props extends Omit<ComponentProps<typeof DownloadDialog>, 'onClose'> {
  size?: ComponentSize;
}

export function DownloadButton({ size, ...props }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        size={size}
        icon="download-alt"
        disabled={props.total === 0}
        onClick={() => setOpen(true)}
      >
        {t('download.download', 'Download')}
      </Button>
      {open && <DownloadDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
