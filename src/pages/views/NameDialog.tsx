import { t } from '@grafana/i18n';
import { Button, Field, Input, Modal } from '@grafana/ui';
import React, { type FormEvent, useId, useState } from 'react';

import { MAX_NAME } from './savedViews';
import { useFirstFocus } from './useFirstFocus';

/** What is said about a name, and whether it can be taken. */
interface Verdict {
  text?: string;
  invalid?: boolean;
  /** The button's text. */
  action: string;
}

interface Props {
  title: string;
  /** As it is at first. */
  name: string;
  judge: (name: string) => Verdict;
  /** False when it could not be kept. */
  onSubmit: (name: string) => Promise<boolean>;
  onClose: () => void;
}

/** Asks for a view's name. */
export function NameDialog({ title, name: initial, judge, onSubmit, onClose }: Props) {
  const id = useId();
  const [text, setText] = useState(initial);
  const [failed, setFailed] = useState(false);
  const input = useFirstFocus<HTMLInputElement>();
  const name = text.trim();
  const verdict = judge(name);
  const ready = name !== '' && !verdict.invalid;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (ready) {
      setFailed(!(await onSubmit(name)));
    }
  };
  return (
    <Modal title={title} isOpen onDismiss={onClose}>
      <form onSubmit={submit}>
        <Field label={t('views.name', 'Name')} htmlFor={id} invalid={verdict.invalid}>
          <Input
            id={id}
            value={text}
            maxLength={MAX_NAME}
            autoComplete="off"
            aria-invalid={verdict.invalid}
            ref={input}
            onFocus={({ currentTarget }) => {
              // What was typed before the dialog took the focus is not to be typed over.
              if (currentTarget.value === initial) {
                currentTarget.select();
              }
            }}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <p role="status">{verdict.text}</p>
        {failed && <p role="alert">{notKept()}</p>}
        <Modal.ButtonRow>
          <Button type="button" variant="secondary" fill="outline" onClick={onClose}>
            {t('views.cancel', 'Cancel')}
          </Button>
          <Button type="submit" disabled={!ready}>
            {verdict.action}
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}

export function notKept(): string {
  return t('views.notKept', 'This could not be kept: the storage for it is full, forbidden or does not answer.');
}
