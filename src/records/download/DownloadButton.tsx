import { Button } from '@grafana/ui';
import React, { type ComponentProps, useState } from 'react';

import { DownloadDialog } from './DownloadDialog';

type Props = Omit<ComponentProps<typeof DownloadDialog>, 'onClose'>;

export function DownloadButton(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" icon="download-alt" disabled={props.total === 0} onClick={() => setOpen(true)}>
        Download
      </Button>
      {open && <DownloadDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
