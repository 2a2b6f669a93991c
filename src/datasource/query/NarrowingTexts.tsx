import React from 'react';

import { type Narrowing } from '../types';
import { TextField } from './TextField';

type Texts = Pick<Narrowing, 'identity' | 'notIdentity' | 'text' | 'notText'>;

interface Props {
  narrowing: Texts;
  onChange: (texts: Texts) => void;
}

const IDENTITY = 'Beginnings of words of a name, ID or user principal name, of the source or the target.';
const TEXT = 'Words that summary, reason, error code or descriptions of the steps must have: "exact phrase", begin*.';

/** Identity and free text, to keep and to leave out. */
export function NarrowingTexts({ narrowing, onChange }: Props) {
  const { identity, notIdentity, text, notText } = narrowing;
  return (
    <>
      <TextField
        label="Identity"
        tooltip={IDENTITY}
        value={identity}
        onChange={(changed) => onChange({ identity: changed })}
      />
      <TextField
        label="Not the identity"
        tooltip={`Leaves out. ${IDENTITY}`}
        value={notIdentity}
        onChange={(changed) => onChange({ notIdentity: changed })}
      />
      <TextField label="Text" tooltip={TEXT} value={text} onChange={(changed) => onChange({ text: changed })} />
      <TextField
        label="Not the text"
        tooltip={`Leaves out. ${TEXT}`}
        value={notText}
        onChange={(changed) => onChange({ notText: changed })}
      />
    </>
  );
}
