import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { testIds } from '../testIds';

import { type RecordPages } from './query/recordPages';
import { statusLine } from './statusLine';

interface Props {
  pages: RecordPages;
  /** Undefined while it is not known. */
  total?: number;
  /** Stands beside the number of records. */
  news?: ReactNode;
  /** Controls of the list, at the other end of the line. */
  children?: ReactNode;
}

/** How much of what there is the list shows, and the way to the rest. */
export function ListStatus({ pages: { rows, hasMore, loading, error, loadMore }, total, news, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.status} data-testid={testIds.list.footer}>
      <span aria-live="polite" className={styles.count}>
        {rows.length === 0 && total === undefined ? t('list.loading', 'Loading…') : countText(rows.length, total)}
      </span>
      {news}
      {hasMore && (
        <Button variant="secondary" size="sm" disabled={loading} onClick={loadMore}>
          {loading
            ? t('list.loading', 'Loading…')
            : error
              ? t('list.tryAgain', 'Try again')
              : t('list.loadMore', 'Load more')}
        </Button>
      )}
      {error && (
        <span role="alert" className={styles.error} title={error}>
          <Icon name="exclamation-triangle" aria-hidden="true" />
          <span className={styles.message}>
            {t('list.nextNotRead', 'The next records could not be read: {{- error}}', { error })}
          </span>
        </span>
      )}
      <div className={styles.controls}>{children}</div>
    </div>
  );
}

/** "200 of 1,999 records" */
function countText(shown: number, total: number | undefined): string {
  if (total === undefined) {
    return t('list.loaded', '{{count, number}} records loaded', {
      count: shown,
      defaultValue_one: '{{count, number}} record loaded',
    });
  }
  return t('list.shown', '{{shown, number}} of {{count, number}} records', {
    count: total,
    shown,
    defaultValue_one: '{{shown, number}} of {{count, number}} record',
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  status: css(statusLine(theme)),
  count: css({ whiteSpace: 'nowrap', color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  controls: css({ marginLeft: 'auto' }),
  error: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    minWidth: 0,
    color: theme.colors.error.text,
  }),
  message: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
});
