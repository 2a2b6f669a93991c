import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** Rows of one page of a table. */
export const PAGE_SIZE = 50;

/** What tables and their cells look like. */
export const getTableStyles = (theme: GrafanaTheme2) => ({
  table: css({ td: { verticalAlign: 'top' } }),
  name: css({ display: 'block', minWidth: theme.spacing(18), overflowWrap: 'anywhere', unicodeBidi: 'isolate' }),
  error: css({ minWidth: theme.spacing(22), maxWidth: theme.spacing(40), overflowWrap: 'anywhere' }),
  /** A second line. */
  more: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  number: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
});
