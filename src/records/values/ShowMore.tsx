import { Button } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { type Shown } from './useShown';

interface Props extends Pick<Shown<unknown>, 'hidden' | 'showMore'> {
  /** Says how much more there is. */
  children: ReactNode;
}

export function ShowMore({ hidden, showMore, children }: Props) {
  return hidden > 0 ? (
    <Button variant="secondary" size="sm" icon="angle-down" onClick={showMore}>
      {children}
    </Button>
  ) : null;
}
