import { css } from '@emotion/css';
import { type GrafanaTheme2, PageLayoutType, usePluginContext } from '@grafana/data';
import { type PluginPageProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router-dom';

/** Stands in for Grafana's page frame, which npm does not have: heading, subtitle, actions, content. */
export function PluginPage({ actions, children, info = [], layout, pageNav, renderTitle, subTitle }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const meta = usePluginContext()?.meta;
  if (layout === PageLayoutType.Custom) {
    return <div className={styles.custom}>{children}</div>;
  }
  const page = meta?.includes?.find((include) => include.type === 'page' && include.path === pathname);
  const title = pageNav?.text ?? page?.name ?? meta?.name ?? '';
  const below = subTitle ?? pageNav?.subTitle;
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.title}>{renderTitle ? renderTitle(title) : <h1>{title}</h1>}</div>
        {info.map(({ label, value }) => (
          <div key={label}>
            {label} {value}
          </div>
        ))}
        <div className={styles.actions}>{actions}</div>
      </header>
      {below && <div className={styles.subTitle}>{below}</div>}
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  custom: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 }),
  page: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, padding: theme.spacing(2, 3) }),
  // As Grafana's page header is laid out.
  header: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 3),
    marginBottom: theme.spacing(1),
  }),
  title: css({ flex: 1, maxWidth: '100%', h1: { margin: 0 } }),
  actions: css({ display: 'flex', gap: theme.spacing(1) }),
  subTitle: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(2) }),
});
