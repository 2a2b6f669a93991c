import { type QueryResultMetaNotice } from '@grafana/data';
import { Alert } from '@grafana/ui';
import React from 'react';

interface Props {
  notices: readonly QueryResultMetaNotice[];
}

/** What the data source says about its answer: that a part of it is missing, for example. */
export function Notices({ notices }: Props) {
  return (
    <>
      {notices.map(({ severity, text }) => (
        <Alert key={text} severity={severity} title={text} topSpacing={0} bottomSpacing={0} />
      ))}
    </>
  );
}
