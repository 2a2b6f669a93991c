import { locationUtil } from '@grafana/data';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';

import { DATA_SOURCE_TYPE } from '../datasource/types';

export function NoDataSource() {
  return (
    <EmptyState
      variant="call-to-action"
      message="Add a Provisioning Logs data source"
      button={
        <LinkButton
          icon="plus"
          size="lg"
          href={locationUtil.assureBaseUrl(`/connections/datasources/${DATA_SOURCE_TYPE}`)}
        >
          Add a data source
        </LinkButton>
      }
    >
      This page reads provisioning records from Elasticsearch through it. Adding one needs the rights of an
      administrator.
    </EmptyState>
  );
}
