import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Button, useStyles2, useTheme2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { NavLink } from 'react-router-dom';

export const TOP_BAR_HEIGHT = 40;

/** A plain imitation of Grafana's frame: top bar, content below, which scrolls with the page or fills it. */
export function Chrome({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  const app = Object.keys(config.apps)[0];
  const pages: Array<[string, string]> = [
    ...(app ? [[`/a/${app}`, 'Logs'] satisfies [string, string]] : []),
    ['/panel', 'Panel'],
    ['/query', 'Explore query'],
    ['/datasource', 'Data source settings'],
  ];
  return (
    <div className="main-view">
      <header className={styles.bar}>
        <span className={styles.product}>Provisioning Logs</span>
        <nav className={styles.nav} aria-label="Workbench">
          {pages.map(([path, label]) => (
            <NavLink key={path} to={path} className={styles.link}>
              {label}
            </NavLink>
          ))}
        </nav>
        <ThemeToggle />
      </header>
      <main className={styles.content}>{children}</main>
    </div>
  );
}

function ThemeToggle() {
  const { isDark } = useTheme2();
  const other = isDark ? 'light' : 'dark';
  const change = () => {
    localStorage.setItem('workbench.theme', other);
    const url = new URL(window.location.href);
    url.searchParams.delete('theme');
    window.location.assign(url);
  };
  return (
    <Button size="sm" fill="text" variant="secondary" onClick={change}>
      {isDark ? 'Light theme' : 'Dark theme'}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(3),
    height: TOP_BAR_HEIGHT,
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  product: css({ fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' }),
  nav: css({ display: 'flex', flexGrow: 1, height: '100%' }),
  link: css({
    display: 'flex',
    alignItems: 'center',
    padding: theme.spacing(0, 1.5),
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
    '&:hover': { color: theme.colors.text.primary },
    '&.active': { color: theme.colors.text.primary, boxShadow: `inset 0 -2px ${theme.colors.primary.main}` },
  }),
  content: css({
    display: 'flex',
    flexDirection: 'column',
    minHeight: `calc(100vh - ${TOP_BAR_HEIGHT}px)`,
    position: 'relative',
  }),
});
