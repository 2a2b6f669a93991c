import { css } from '@emotion/css';
import { getDefaultTimeRange, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Alert, Drawer, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React, { type KeyboardEvent, useMemo, useState } from 'react';

import { testIds } from '../../testIds';
import { type RecordRow, rowText } from '../frame';
import { ownBoxSizing } from '../ownBoxSizing';
import { Skeleton } from '../Skeleton';
import { type RecordSource, runQuery } from '../query/runQuery';
import { useQueryResult } from '../query/useQueryResult';

import { DrawerSubtitle } from './DrawerSubtitle';
import { JsonTab } from './JsonTab';
import { ModifiedPropertiesTab } from './ModifiedPropertiesTab';
import { RecordActions, type RecordPlace } from './RecordActions';
import { readRecordDocument, stepsOf, textAt } from './recordDocument';
import { type RelatedFilter } from './relatedFilters';
import { StepsTab } from './StepsTab';
import { SummaryTab } from './SummaryTab';
import { tabLabel } from './tabLabel';
import { DRAWER_TABS, type DrawerTab } from './tabs';
import { TroubleshootingTab } from './TroubleshootingTab';

interface Props {
  source: RecordSource;
  documentId: string;
  /** The list's row of it, where it is in the list: names the drawer until the record is there. */
  row?: RecordRow;
  /** Its `@timestamp`, where it is known for sure: a dashboard may have changed that of a row. */
  time?: number;
  timeZone: TimeZone;
  tab: DrawerTab;
  onTabChange: (tab: DrawerTab) => void;
  onClose: () => void;
  /** Left out where the record is in no list. */
  place?: RecordPlace;
  /** Left out where nothing can be filtered. */
  onFilter?: (filter: RelatedFilter) => void;
}

/** One whole record, read when it is opened. J and K lead to its neighbours. */
export function RecordDrawer(props: Props) {
  const { source, documentId, row, time, timeZone, tab, onTabChange, onClose, place, onFilter } = props;
  const styles = useStyles2(getStyles);
  // When a list comes that knows the time, the record is asked for already.
  const [asked, setAsked] = useState({ documentId, time });
  if (asked.documentId !== documentId) {
    setAsked({ documentId, time });
  }
  const frames = useMemo(
    // A record is found by its id, whatever the range.
    () => runQuery(source, { queryType: 'record', ...asked }, { range: getDefaultTimeRange(), timeZone }),
    [source, asked, timeZone]
  );
  const result = useQueryResult(frames, readRecordDocument);
  const document = result.state === 'done' ? result.value : undefined;
  const title = document
    ? (textAt(document, 'provisioning.identity.name') ?? textAt(document, 'provisioning.identity.id'))
    : row && (rowText(row, 'provisioning.identity.name') ?? rowText(row, 'provisioning.identity.id'));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event, place);
    if (step) {
      event.preventDefault();
      step();
    }
  };

  // The drawer stands elsewhere in the page, but its keys come by here.
  return (
    <div onKeyDown={onKeyDown}>
      <Drawer
        title={title ?? t('drawer.record', 'Provisioning record')}
        subtitle={
          <div className={styles.subtitle}>
            <DrawerSubtitle document={document} timeZone={timeZone} />
            <RecordActions source={source} document={document} place={place} onFilter={onFilter} />
          </div>
        }
        size="md"
        onClose={onClose}
        tabs={
          <TabsBar>
            {DRAWER_TABS.map((id) => (
              <Tab
                key={id}
                id={`record-tab-${id}`}
                label={tabLabel(id)}
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
          {result.state === 'loading' && <Skeleton rows={6} label={t('drawer.loading', 'Loading the record')} />}
          {result.state === 'error' && (
            <Alert severity="error" title={t('drawer.notRead', 'The record could not be read')}>
              {result.message}
            </Alert>
          )}
          {document && <TabContent key={documentId} tab={tab} document={document} timeZone={timeZone} />}
        </div>
      </Drawer>
    </div>
  );
}

/** Where a key leads; undefined for keys that lead nowhere, and for what is being typed. */
function stepOf({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent, place: RecordPlace | undefined) {
  const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  if (typing || ctrlKey || metaKey || altKey) {
    return undefined;
  }
  return key === 'j' ? place?.next : key === 'k' ? place?.previous : undefined;
}

function TabContent({ tab, document, timeZone }: { tab: DrawerTab; document: JsonObject; timeZone: TimeZone }) {
  switch (tab) {
    case 'steps':
      return <StepsTab steps={stepsOf(document)} />;
    case 'troubleshooting':
      return <TroubleshootingTab document={document} timeZone={timeZone} />;
    case 'properties':
      return <ModifiedPropertiesTab document={document} />;
    case 'summary':
      return <SummaryTab document={document} timeZone={timeZone} />;
    case 'json':
      return <JsonTab document={document} />;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  subtitle: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  content: css({ paddingBottom: theme.spacing(4), ...ownBoxSizing }),
});
