import { css } from '@emotion/css';
import { type AppEvent, AppEvents, type EventBusSrv, type GrafanaTheme2 } from '@grafana/data';
import { Alert, type AlertVariant, Portal, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

interface Toast {
  id: number;
  severity: AlertVariant;
  title: string;
  text: string;
}

const KINDS: Array<[AppEvent<unknown[]>, AlertVariant]> = [
  [AppEvents.alertSuccess, 'success'],
  [AppEvents.alertWarning, 'warning'],
  [AppEvents.alertError, 'error'],
  [AppEvents.alertInfo, 'info'],
];

/** As long as Grafana shows them; they would cover the drawer's close button for good otherwise. */
const SHOWN_MS = { success: 3000, info: 3000, warning: 5000, error: 7000 } satisfies Record<AlertVariant, number>;

/** What is published as an alert event, at the top right, for a few seconds. */
export function Toasts({ events }: { events: EventBusSrv }) {
  const styles = useStyles2(getStyles);
  const [toasts, setToasts] = useState<Toast[]>([]);

  useEffect(() => {
    let count = 0;
    const hide = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
    const listeners = KINDS.map(([event, severity]) => {
      const show = ([title, text = '']: unknown[] = []) => {
        const id = ++count;
        setToasts((shown) => [...shown, { id, severity, title: String(title), text: String(text) }]);
        setTimeout(() => hide(id), SHOWN_MS[severity]);
      };
      events.on(event, show);
      return () => events.off(event, show);
    });
    return () => listeners.forEach((remove) => remove());
  }, [events]);

  return (
    <Portal>
      <div className={styles.toasts}>
        {toasts.map(({ id, severity, title, text }) => (
          <Alert
            key={id}
            severity={severity}
            title={title}
            elevated
            onRemove={() => setToasts((shown) => shown.filter((toast) => toast.id !== id))}
          >
            {text}
          </Alert>
        ))}
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  toasts: css({ position: 'fixed', top: theme.spacing(6), right: theme.spacing(2), width: 400 }),
});
