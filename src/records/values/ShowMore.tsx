import { Button } from '@grafana/ui';
import React from 'react';

import { type Shown } from './useShown';

interface Props extends Pick<Shown<unknown>, 'hidden' | 'showMore'> {
  /** What there is more of, in the plural. */
  what: string;
}

export function ShowMore({ hidden, showMore, what }: Props) {
  return hidden > 0 ? (
    <Button variant="secondary" size="sm" icon="angle-down" onClick={showMore}>
      {`Show more (${hidden.toLocaleString('en')} ${what} left)`}
    </Button>
  ) : null;
}
