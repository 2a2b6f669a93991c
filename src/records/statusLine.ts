import { type GrafanaTheme2 } from '@grafana/data';

/** Styles of the line above a list or a table: how much there is, and what can be done with it. */
export const statusLine = (theme: GrafanaTheme2) =>
  ({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    minHeight: theme.spacing(4),
  }) as const;
