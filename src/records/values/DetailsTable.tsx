import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React from 'react';

import { ShowMore } from './ShowMore';
import { useShown } from './useShown';
import { ValueText } from './ValueText';

const DETAILS_AT_ONCE = 50;

interface Props {
  details: JsonObject;
  /** The table's name for those who do not see it. */
  label: string;
}

/** Names and values of an object. */
export function DetailsTable({ details, label }: Props) {
  const styles = useStyles2(getStyles);
  const { shown, hidden, showMore } = useShown(Object.entries(details), DETAILS_AT_ONCE);
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <tbody>
          {shown.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <ValueText value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore hidden={hidden} showMore={showMore}>
        {t('values.showMoreDetails', 'Show more ({{count, number}} details left)', { count: hidden })}
      </ShowMore>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    fontSize: theme.typography.bodySmall.fontSize,
    'th, td': {
      padding: theme.spacing(0.5, 1, 0.5, 0),
      verticalAlign: 'top',
      borderTop: `1px solid ${theme.colors.border.weak}`,
    },
    'tr:first-of-type > *': { borderTop: 'none' },
    th: {
      width: '38%',
      overflowWrap: 'anywhere',
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
    },
  }),
});
