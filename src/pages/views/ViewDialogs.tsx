import { t } from '@grafana/i18n';
import { ConfirmModal } from '@grafana/ui';
import React, { type MouseEvent, useState } from 'react';

import { ManageDialog } from './ManageDialog';
import { NameDialog, notKept } from './NameDialog';
import { renamedView, type SavedView, withoutView, withView } from './savedViews';
import { type SavedViews } from './useSavedViews';

export type ViewDialog = { kind: 'save' | 'manage' } | { kind: 'rename' | 'delete'; view: SavedView };

interface Props {
  /** The open one. */
  dialog?: ViewDialog;
  saved: SavedViews;
  /** What the page shows: it is what is saved. */
  search: string;
  hrefOf: (view: SavedView) => string;
  onOpen: (view: SavedView, event: MouseEvent<HTMLElement>) => void;
  /** Another one takes its place. */
  onChange: (dialog: ViewDialog) => void;
  onClose: () => void;
}

/** What is asked to save, rename and delete views, one dialog at a time. */
export function ViewDialogs({ dialog, saved, search, hrefOf, onOpen, onChange, onClose }: Props) {
  const isTaken = (name: string) => saved.views.some((view) => view.name === name);
  const manage = () => onChange({ kind: 'manage' });
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'save':
      return (
        <NameDialog
          title={t('views.save', 'Save this view')}
          name=""
          judge={(name) =>
            isTaken(name)
              ? {
                  text: t('views.replaces', 'There is a view of this name. It will be replaced.'),
                  action: t('views.replace', 'Replace'),
                }
              : {
                  text: t(
                    'views.what',
                    'Filters, time range, columns and order are saved. A relative range such as “7 days” stays relative.'
                  ),
                  action: t('views.saveAction', 'Save'),
                }
          }
          onSubmit={async (name) => {
            const kept = await saved.change((views) => withView(views, { name, search }));
            if (kept) {
              onClose();
            }
            return kept;
          }}
          onClose={onClose}
        />
      );
    case 'manage':
      return (
        <ManageDialog
          views={saved.views}
          hrefOf={hrefOf}
          onOpen={onOpen}
          onRename={(view) => onChange({ kind: 'rename', view })}
          onDelete={(view) => onChange({ kind: 'delete', view })}
          onClose={onClose}
        />
      );
    case 'rename': {
      const { name: before } = dialog.view;
      return (
        <NameDialog
          title={t('views.rename', 'Rename view')}
          name={before}
          judge={(name) => ({
            ...(name !== before &&
              isTaken(name) && { text: t('views.taken', 'There is a view of this name already.'), invalid: true }),
            action: t('views.renameAction', 'Rename'),
          })}
          onSubmit={async (name) => {
            const kept = await saved.change((views) => renamedView(views, before, name));
            if (kept) {
              manage();
            }
            return kept;
          }}
          onClose={manage}
        />
      );
    }
    case 'delete':
      return <DeleteDialog view={dialog.view} saved={saved} onClose={manage} />;
  }
}

interface DeleteProps {
  view: SavedView;
  saved: SavedViews;
  onClose: () => void;
}

function DeleteDialog({ view: { name }, saved, onClose }: DeleteProps) {
  const [failed, setFailed] = useState(false);
  return (
    <ConfirmModal
      isOpen
      title={t('views.delete', 'Delete view')}
      body={t('views.deleteQuestion', 'Delete the view “{{- name}}”? The records stay.', { name })}
      description={failed && <span role="alert">{notKept()}</span>}
      confirmText={t('views.deleteAction', 'Delete')}
      dismissText={t('views.cancel', 'Cancel')}
      onConfirm={async () => {
        const kept = await saved.change((views) => withoutView(views, name));
        setFailed(!kept);
        if (kept) {
          onClose();
        }
      }}
      onDismiss={onClose}
    />
  );
}
