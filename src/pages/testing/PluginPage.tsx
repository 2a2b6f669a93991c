import React, { type ReactNode } from 'react';

/** Stands in for Grafana's, which needs more of Grafana than a test has. */
export function PluginPage({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  return (
    <div className="main-view">
      {actions}
      {children}
    </div>
  );
}
