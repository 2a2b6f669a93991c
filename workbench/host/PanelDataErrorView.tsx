import { type PanelDataErrorViewProps } from '@grafana/runtime';
import React from 'react';

/** Stands in for Grafana's own, which npm does not have. */
export function PanelDataErrorView({ message, data }: PanelDataErrorViewProps) {
  const empty = data.series.every((frame) => frame.length === 0);
  return <div style={{ padding: 16 }}>{message ?? (empty ? 'No data' : 'Unable to render data')}</div>;
}
