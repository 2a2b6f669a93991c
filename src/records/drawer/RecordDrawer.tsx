import { css } from '@emotion/css';
import { getDefaultTimeRange, type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { Alert, Drawer, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React, { useMemo } from 'react';

import { testIds } from '../../testIds';
import { type RecordRow, rowText } from '../frame';
import { Skeleton } from '../Skeleton';
import { type RecordSource, runQuery } from '../query/runQuery';
import { useQueryResult } from '../query/useQueryResult';

import { DrawerSubtitle } from './DrawerSubtitle';
import { ModifiedPropertiesTab } from './ModifiedPropertiesTab';
import { modifiedPropertiesOf, readRecordDocument, stepsOf, textAt } from './recordDocument';
import { StepsTab } from './StepsTab';
import { SummaryTab } from './SummaryTab';
import { DRAWER_TABS, type DrawerTab } from './tabs';
import { TroubleshootingTab } from './TroubleshootingTab';

interface Props {
  source: RecordSource;
  documentId: string;
  /** The list's row of it, where it is in the list: names the drawer until the record is there. */
  row?: RecordRow;
  timeZone: TimeZone;
  tab: DrawerTab;
  onTabChange: (tab: DrawerTab) => void;
  onClose: () => void;
}

/** One whole record, read when it is opened. */
export function RecordDrawer({ source, documentId, row, timeZone, tab, onTabChange, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const frames = useMemo(
    // A record is found by its id, whatever the range.
    () => runQuery(source, { queryType: 'record', documentId }, { range: getDefaultTimeRange(), timeZone }),
    [source, documentId, timeZone]
  );
  const result = useQueryResult(frames, readRecordDocument);
  const document = result.state === 'done' ? result.value : undefined;
  const title = document
    ? (textAt(document, 'provisioning.identity.name') ?? textAt(document, 'provisioning.identity.id'))
    : row && (rowText(row, 'provisioning.identity.name') ?? rowText(row, 'provisioning.identity.id'));

  return (
    <Drawer
      title={title ?? 'Provisioning record'}
      subtitle={<DrawerSubtitle document={document} timeZone={timeZone} />}
      size="md"
      onClose={onClose}
      tabs={
        <TabsBar>
          {DRAWER_TABS.map(({ id, label }) => (
            <Tab
              key={id}
              id={`record-tab-${id}`}
              label={label}
              active={id === tab}
              onChangeTab={(event) => {
                event.preventDefault();
                onTabChange(id);
              }}
            />
          ))}
        </TabsBar>
      }
    >
      <div
        role="tabpanel"
        aria-labelledby={`record-tab-${tab}`}
        aria-busy={result.state === 'loading'}
        className={styles.content}
        data-testid={testIds.drawer.content}
      >
        {result.state === 'loading' && <Skeleton rows={6} label="Loading the record" />}
        {result.state === 'error' && (
          <Alert severity="error" title="The record could not be read">
            {result.message}
          </Alert>
        )}
        {document && <TabContent tab={tab} document={document} timeZone={timeZone} />}
      </div>
    </Drawer>
  );
}

function TabContent({ tab, document, timeZone }: { tab: DrawerTab; document: JsonObject; timeZone: TimeZone }) {
  switch (tab) {
    case 'steps':
      return <StepsTab steps={stepsOf(document)} />;
    case 'troubleshooting':
      return <TroubleshootingTab document={document} timeZone={timeZone} />;
    case 'properties':
      return <ModifiedPropertiesTab properties={modifiedPropertiesOf(document)} />;
    case 'summary':
      return <SummaryTab document={document} timeZone={timeZone} />;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  content: css({ paddingBottom: theme.spacing(4) }),
});
