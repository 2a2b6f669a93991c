import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';

import { DATA_SOURCE_TYPE } from '../datasource/types';

export function NoDataSource() {
  return (
    <EmptyState
      variant="call-to-action"
      message={t('page.noSource', 'Add a Provisioning Logs data source')}
      button={
        <LinkButton
          icon="plus"
          size="lg"
          href={locationUtil.assureBaseUrl(`/connections/datasources/${DATA_SOURCE_TYPE}`)}
        >
          {t('page.addSource', 'Add a data source')}
        </LinkButton>
      }
    >
      {t(
        'page.noSourceDescription',
        'This page reads provisioning records from Elasticsearch through it. Adding one needs the rights of an administrator.'
      )}
    </EmptyState>
  );
}
