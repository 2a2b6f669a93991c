import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { ShowMore } from '../values/ShowMore';
import { useShown } from '../values/useShown';
import { ValueText } from '../values/ValueText';

import { type ModifiedProperty } from './recordDocument';

const PROPERTIES_AT_ONCE = 100;

interface Props {
  properties: readonly ModifiedProperty[];
}

export function ModifiedPropertiesTab({ properties }: Props) {
  const styles = useStyles2(getStyles);
  const { shown, hidden, showMore } = useShown(properties, PROPERTIES_AT_ONCE);
  if (properties.length === 0) {
    return <p>Nothing was modified.</p>;
  }
  return (
    <>
      <table className={styles.table} aria-label="Modified properties">
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Old value</th>
            <th scope="col">New value</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, oldValue, newValue }, index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              <td>
                {/* Microsoft gives null both for "there was none" and for "not known": nothing is claimed. */}
                {oldValue === null ? <span className="sr-only">no old value</span> : <ValueText value={oldValue} />}
              </td>
              <td>
                <ValueText value={newValue} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowMore hidden={hidden} showMore={showMore} what="properties" />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    tableLayout: 'fixed',
    'th, td': {
      padding: theme.spacing(1, 1, 1, 0),
      verticalAlign: 'top',
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      overflowWrap: 'anywhere',
    },
    'thead th:first-of-type': { width: '32%' },
    'thead th': { color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize },
    'tbody th': { fontWeight: theme.typography.fontWeightMedium },
  }),
});
