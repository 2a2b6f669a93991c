import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Switch, useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React, { useId, useMemo, useState } from 'react';

import { fieldLabel } from '../../fieldLabels';
import { ShowMore } from '../values/ShowMore';
import { useShown } from '../values/useShown';

import { type ChangeKind, diffOf, isChange } from './propertyDiff';
import { NewValue, OldValue } from './PropertyValue';
import { modifiedPropertiesOf, textAt } from './recordDocument';

const PROPERTIES_AT_ONCE = 100;

const KINDS: Record<ChangeKind, () => string> = {
  set: () => t('properties.set', 'Set'),
  added: () => t('properties.added', 'Added'),
  changed: () => t('properties.changed', 'Changed'),
  removed: () => t('properties.removed', 'Removed'),
  unchanged: () => t('properties.unchanged', 'Not changed'),
  repeated: () => t('properties.repeated', 'Repeated'),
};

interface Props {
  document: JsonObject;
}

export function ModifiedPropertiesTab({ document }: Props) {
  const styles = useStyles2(getStyles);
  const diffs = useMemo(() => {
    const action = textAt(document, 'provisioning.action');
    return modifiedPropertiesOf(document).map((property) => diffOf(property, action));
  }, [document]);
  const switchId = useId();
  const [onlyChanges, setOnlyChanges] = useState(false);
  const changes = diffs.filter(isChange);
  const unchanged = diffs.length - changes.length;
  const { shown, hidden, showMore } = useShown(onlyChanges ? changes : diffs, PROPERTIES_AT_ONCE);
  if (diffs.length === 0) {
    return <p>{t('properties.none', 'Nothing was modified.')}</p>;
  }
  return (
    <>
      {unchanged > 0 && (
        <div className={styles.only}>
          <Switch id={switchId} value={onlyChanges} onChange={() => setOnlyChanges(!onlyChanges)} />
          <label htmlFor={switchId}>
            {t('properties.hideUnchanged', 'Hide {{count}} entries that did not change', {
              count: unchanged,
              defaultValue_one: 'Hide {{count}} entry that did not change',
            })}
          </label>
        </div>
      )}
      {shown.length === 0 && <p>{t('properties.noChange', 'None of the entries tells of a change.')}</p>}
      {shown.length > 0 && (
        <table className={styles.table} aria-label={fieldLabel('provisioning.changed')}>
          <thead>
            <tr>
              <th scope="col">{t('properties.property', 'Property')}</th>
              <th scope="col">{t('properties.oldValue', 'Old value')}</th>
              <th scope="col">{t('properties.newValue', 'New value')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((diff, index) => (
              <tr key={index} className={cx(!isChange(diff) && styles.unchanged)}>
                <th scope="row">
                  {diff.name}
                  <div className={styles.kind}>{KINDS[diff.kind]()}</div>
                </th>
                <td>
                  <OldValue diff={diff} />
                </td>
                <td>
                  <NewValue diff={diff} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ShowMore hidden={hidden} showMore={showMore}>
        {t('properties.showMore', 'Show more ({{count, number}} properties left)', { count: hidden })}
      </ShowMore>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  only: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), marginBottom: theme.spacing(1) }),
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
  unchanged: css({ 'th, td': { color: theme.colors.text.secondary } }),
  kind: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
  }),
});
