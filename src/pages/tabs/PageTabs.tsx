import { t } from '@grafana/i18n';
import { Tab, TabsBar } from '@grafana/ui';
import React from 'react';

import { hrefOf } from '../pageLink';
import { type PageState } from '../pageState';
import { PAGE_TABS, type PageTab } from './pageTabs';

interface Props {
  state: PageState;
  onChange: (tab: PageTab) => void;
}

const LABELS: Record<PageTab, () => string> = {
  records: () => t('tabs.records', 'Records'),
  failing: () => t('tabs.failing', 'Failing identities'),
  cycles: () => t('tabs.cycles', 'Cycles'),
};

/** Id of a tab's link, which names what it shows. */
export function pageTabId(tab: PageTab): string {
  return `page-tab-${tab}`;
}

/** What the page can show of the records that the filters match; each is a link. */
export function PageTabs({ state, onChange }: Props) {
  return (
    <TabsBar>
      {PAGE_TABS.map((tab) => (
        <Tab
          key={tab}
          id={pageTabId(tab)}
          label={LABELS[tab]()}
          active={tab === state.list}
          href={hrefOf({ ...state, list: tab, compared: undefined, comparedWith: undefined })}
          onChangeTab={(event) => {
            // Another tab or window is the browser's to open.
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
              event.preventDefault();
              onChange(tab);
            }
          }}
        />
      ))}
    </TabsBar>
  );
}
