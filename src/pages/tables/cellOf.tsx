import { type CellProps } from '@grafana/ui';
import React, { type ReactNode } from 'react';

/** The cells of a column of an `InteractiveTable`, from what each shows of its row. */
export function cellOf<Row extends object>(content: (row: Row) => ReactNode) {
  return function Cell({ row: { original } }: CellProps<Row>) {
    return <>{content(original)}</>;
  };
}
