import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { testIds } from '../../testIds';

interface Props {
  count: number;
  error?: string;
  onShow: () => void;
}

/** Says that there are records which the list has not, and shows them. */
export function NewRecordsPill({ count, error, onShow }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span role="status" className={styles.place} data-testid={testIds.page.newRecords}>
      {count > 0 && (
        <Button size="sm" icon="arrow-up" className={styles.pill} onClick={onShow}>
          {t('page.newRecords', '{{count, number}} new records', {
            count,
            defaultValue_one: '{{count, number}} new record',
          })}
        </Button>
      )}
      {error !== undefined && (
        <span className={styles.error} title={error}>
          <Icon name="exclamation-triangle" aria-hidden="true" />
          {t('page.newNotCounted', 'New records could not be counted')}
        </span>
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1) }),
  pill: css({ borderRadius: theme.shape.radius.pill }),
  error: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.warning.text,
  }),
});
