import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Dropdown, IconButton, Menu, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useRef } from 'react';

import { type ColumnActions } from './HeaderCell';

interface Props {
  label: string;
  isFirst: boolean;
  isLast: boolean;
  hasWidth: boolean;
  inTabOrder: boolean;
  actions: ColumnActions;
}

/** What the mouse does to a column, for those without one; and shortcuts for it. */
export function ColumnMenu({ label, isFirst, isLast, hasWidth, inTabOrder, actions }: Props) {
  const styles = useStyles2(getStyles);
  // The button's own ref and handlers are the dropdown's.
  const place = useRef<HTMLSpanElement>(null);
  const widen = (steps: number) => {
    const row = place.current?.closest<HTMLElement>('[role="row"]');
    if (row) {
      actions.widen(steps, row);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (by !== 0 && (event.shiftKey || event.ctrlKey)) {
      event.preventDefault();
      if (event.shiftKey) {
        widen(by);
      } else {
        actions.moveBy(by);
      }
    }
  };
  const menu = (
    <Menu>
      <Menu.Item
        label={t('columns.moveLeft', 'Move left')}
        shortcut={t('keys.ctrlLeft', 'Ctrl + ←')}
        icon="arrow-left"
        disabled={isFirst}
        onClick={() => actions.moveBy(-1)}
      />
      <Menu.Item
        label={t('columns.moveRight', 'Move right')}
        shortcut={t('keys.ctrlRight', 'Ctrl + →')}
        icon="arrow-right"
        disabled={isLast}
        onClick={() => actions.moveBy(1)}
      />
      <Menu.Item
        label={t('columns.wider', 'Wider')}
        shortcut={t('keys.shiftRight', 'Shift + →')}
        icon="plus"
        onClick={() => widen(1)}
      />
      <Menu.Item
        label={t('columns.narrower', 'Narrower')}
        shortcut={t('keys.shiftLeft', 'Shift + ←')}
        icon="minus"
        onClick={() => widen(-1)}
      />
      <Menu.Item
        label={t('columns.automaticWidth', 'Automatic width')}
        icon="arrows-h"
        disabled={!hasWidth}
        onClick={actions.resetWidth}
      />
      <Menu.Item
        label={t('columns.hide', 'Hide column')}
        icon="eye-slash"
        disabled={isFirst && isLast}
        onClick={actions.hide}
      />
    </Menu>
  );
  return (
    <span ref={place} className={styles.place} onKeyDown={onKeyDown} onFocus={actions.focus}>
      <Dropdown overlay={menu} placement="bottom-start">
        <IconButton
          name="angle-down"
          size="sm"
          aria-label={t('columns.menu', 'Column {{- column}}', { column: label })}
          data-column-menu
          tabIndex={inTabOrder ? 0 : -1}
          className={styles.button}
        />
      </Dropdown>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({ flexShrink: 0, margin: theme.spacing(0, 0.5) }),
  button: css({
    margin: 0,
    // It has its place when it is not seen, so that nothing moves. Without a mouse it is always seen.
    '@media (hover: hover)': { opacity: 0 },
    '[role="columnheader"]:hover &, &:focus-visible, &[aria-expanded="true"]': { opacity: 1 },
  }),
});
