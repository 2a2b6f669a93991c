import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import React, { type MouseEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { NO_FILTERS } from '../../records/filters/filterState';
import { addressOf, hrefOf } from '../pageLink';
import { type PageState, parsePageState, serializeWhole } from '../pageState';

import { BUILT_IN_VIEWS } from './builtInViews';
import { type SavedView } from './savedViews';
import { type ViewDialog, ViewDialogs } from './ViewDialogs';
import { type SavedViews } from './useSavedViews';

interface Props {
  state: PageState;
  saved: SavedViews;
  /** A view takes the place of what the page shows. */
  onOpen: () => void;
}

/** A link of the menu. */
interface ViewLink {
  name: string;
  state: PageState;
}

/** The views: those of the usual questions, and those that this user has saved. Each is a link. */
export function ViewsButton({ state, saved, onOpen }: Props) {
  const styles = useStyles2(getStyles);
  const [dialog, setDialog] = useState<ViewDialog>();
  const place = useRef<HTMLDivElement>(null);
  const present = serializeWhole(state);
  const linkOf = ({ name, search }: SavedView): ViewLink => ({ name, state: parsePageState(search) });
  const links = saved.views.map(linkOf);
  const builtIn = BUILT_IN_VIEWS.map(({ label, filters }) => ({
    name: label(),
    state: { ...state, ...NO_FILTERS, filters },
  }));
  const isOpen = (link: ViewLink) => serializeWhole(link.state) === present;
  const open = [...links, ...builtIn].find(isOpen);
  const follow = (link: ViewLink, event: MouseEvent<HTMLElement>) => {
    // Another tab or window is the browser's to open.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      onOpen();
      locationService.push(addressOf(link.state));
    }
  };
  const item = (link: ViewLink) => (
    <Menu.Item
      key={link.name}
      role="menuitemradio"
      ariaChecked={link === open}
      icon={link === open ? 'check' : undefined}
      label={link.name}
      className={styles.item}
      url={hrefOf(link.state)}
      onClick={(event) => follow(link, event)}
    />
  );
  const menu = () => (
    <Menu ariaLabel={t('views.views', 'Views')}>
      <div className={styles.menu}>
        {links.length > 0 && (
          <>
            <Menu.Group label={t('views.saved', 'Saved views')}>{links.map(item)}</Menu.Group>
            <Menu.Divider />
          </>
        )}
        <Menu.Group label={t('views.usual', 'Usual questions')}>{builtIn.map(item)}</Menu.Group>
        <Menu.Divider />
        <Menu.Item icon="save" label={t('views.save', 'Save this view')} onClick={() => setDialog({ kind: 'save' })} />
        <Menu.Item
          icon="pen"
          label={t('views.manage', 'Rename or delete views')}
          disabled={links.length === 0}
          onClick={() => setDialog({ kind: 'manage' })}
        />
      </div>
    </Menu>
  );
  return (
    <>
      <div ref={place} className={styles.place}>
        <Dropdown overlay={menu} placement="bottom-start">
          <Button variant="secondary" icon="bookmark" className={styles.button}>
            <span className={styles.text}>
              {open ? t('views.open', 'View: {{- name}}', { name: open.name }) : t('views.views', 'Views')}
            </span>
          </Button>
        </Dropdown>
      </div>
      <ViewDialogs
        dialog={dialog}
        saved={saved}
        search={present}
        hrefOf={(view) => hrefOf(linkOf(view).state)}
        onOpen={(view, event) => {
          follow(linkOf(view), event);
          setDialog(undefined);
        }}
        onChange={setDialog}
        onClose={() => {
          // As long as a dialog is there, it takes the focus back.
          flushSync(() => setDialog(undefined));
          // The dropdown takes the place of a ref of the button itself.
          place.current?.querySelector('button')?.focus();
        }}
      />
    </>
  );
}

const getStyles = () => ({
  place: css({ display: 'contents' }),
  menu: css({ maxWidth: 'min(360px, 100vw)', maxHeight: '70vh', overflowY: 'auto' }),
  item: css({ unicodeBidi: 'isolate' }),
  button: css({ maxWidth: 260, '& > span': { minWidth: 0 } }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', unicodeBidi: 'isolate' }),
});
