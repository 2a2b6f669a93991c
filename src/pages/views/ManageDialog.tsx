import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, Modal, useStyles2 } from '@grafana/ui';
import React, { type MouseEvent } from 'react';

import { type SavedView } from './savedViews';
import { useFirstFocus } from './useFirstFocus';

interface Props {
  views: readonly SavedView[];
  hrefOf: (view: SavedView) => string;
  onOpen: (view: SavedView, event: MouseEvent<HTMLElement>) => void;
  onRename: (view: SavedView) => void;
  onDelete: (view: SavedView) => void;
  onClose: () => void;
}

/** The saved views, each to be opened, renamed and deleted. */
export function ManageDialog({ views, hrefOf, onOpen, onRename, onDelete, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const close = useFirstFocus<HTMLButtonElement>();
  return (
    <Modal title={t('views.saved', 'Saved views')} isOpen onDismiss={onClose}>
      {views.length === 0 ? (
        <p>{t('views.none', 'There are no saved views.')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('views.saved', 'Saved views')}>
          {views.map((view) => (
            <li key={view.name} className={styles.item}>
              <a className={styles.name} href={hrefOf(view)} onClick={(event) => onOpen(view, event)}>
                {view.name}
              </a>
              <IconButton
                name="pen"
                aria-label={t('views.renameOne', 'Rename {{- name}}', { name: view.name })}
                onClick={() => onRename(view)}
              />
              <IconButton
                name="trash-alt"
                aria-label={t('views.deleteOne', 'Delete {{- name}}', { name: view.name })}
                onClick={() => onDelete(view)}
              />
            </li>
          ))}
        </ul>
      )}
      <Modal.ButtonRow>
        <Button ref={close} variant="secondary" fill="outline" onClick={onClose}>
          {t('views.close', 'Close')}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0 }),
  item: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  name: css({
    flex: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    unicodeBidi: 'isolate',
    color: theme.colors.text.link,
    textDecoration: 'underline',
  }),
});
