import { css } from '@emotion/css';
import {
  type DataFrame,
  type Field,
  getDisplayProcessor,
  formattedValueToString,
  type GrafanaTheme2,
} from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';

const ROWS = 100;

/** A frame's fields and its first rows, as they are. */
export function FrameTable({ frame }: { frame: DataFrame }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const text = (field: Field, row: number) => {
    const value: unknown = field.values[row];
    return typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : formattedValueToString(getDisplayProcessor({ field, theme })(value));
  };
  const rows = Array.from({ length: Math.min(frame.length, ROWS) }, (_, row) => row);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>
          {frame.name ?? frame.refId}: {frame.length} rows{frame.length > ROWS && `, the first ${ROWS} of them`}
        </caption>
        <thead>
          <tr>
            {frame.fields.map((field) => (
              <th key={field.name}>
                {field.config.displayName ?? field.name} <small>{field.type}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {frame.fields.map((field) => (
                <td key={field.name}>{text(field, row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflow: 'auto', flexShrink: 0 }),
  table: css({
    caption: { captionSide: 'top', color: theme.colors.text.secondary },
    'th, td': {
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      whiteSpace: 'nowrap',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    small: { color: theme.colors.text.secondary },
  }),
});
