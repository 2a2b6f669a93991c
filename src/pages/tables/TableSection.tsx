import { css } from '@emotion/css';
import { type GrafanaTheme2, type QueryResultMetaNotice } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { Notices } from '../../records/Notices';
import { ProgressLine } from '../../records/ProgressLine';
import { type QueryResult } from '../../records/query/useQueryResult';
import { Skeleton } from '../../records/Skeleton';
import { statusLine } from '../../records/statusLine';

import { NotRead } from '../NotRead';

interface Props<Value> {
  result: QueryResult<Value>;
  /** What is said when it could not be read. */
  notRead: string;
  /** What is being waited for. */
  loading: string;
  onRetry: () => void;
  /** What there is, in words. */
  count: (value: Value) => string;
  /** Stands at the end of the line above. */
  controls?: ReactNode;
  children: (value: Value) => ReactNode;
}

/** A table in each of its states: read for the first time, read again, failed, there. */
export function TableSection<Value extends { notices: QueryResultMetaNotice[] }>(props: Props<Value>) {
  const { result, notRead, loading, onRetry, count, controls, children } = props;
  const styles = useStyles2(getStyles);
  if (result.state === 'error') {
    return <NotRead title={notRead} message={result.message} onRetry={onRetry} />;
  }
  const { value } = result;
  return (
    <>
      <Notices notices={value?.notices ?? []} />
      <div className={styles.status}>
        <span aria-live="polite" className={styles.count}>
          {value ? count(value) : t('list.loading', 'Loading…')}
        </span>
        <div className={styles.controls}>{controls}</div>
      </div>
      <div className={styles.frame} aria-busy={result.state === 'loading'}>
        {result.state === 'loading' && <ProgressLine />}
        {value ? children(value) : <Skeleton rows={12} label={loading} />}
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  status: css(statusLine(theme)),
  count: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
  controls: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), marginLeft: 'auto' }),
  frame: css({
    position: 'relative',
    flex: '1 1 0',
    minHeight: 240,
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
});
