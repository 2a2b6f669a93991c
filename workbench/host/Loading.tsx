import { Alert, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

/** Shown until something is loaded, or why it could not be. */
export function Loading({ error }: { error?: string }) {
  return error === undefined ? (
    <LoadingPlaceholder text="Loading…" style={{ padding: 24 }} />
  ) : (
    <Alert severity="error" title="Could not load this page" style={{ margin: 24 }}>
      {error}
    </Alert>
  );
}
