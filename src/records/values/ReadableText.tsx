import React, { useMemo } from 'react';

import { LongText } from './LongText';
import { indentedJson, partsOf } from './readableJson';

/** A text for people, with the JSON inside it indented. */
export function ReadableText({ text }: { text: string }) {
  const parts = useMemo(() => partsOf(text), [text]);
  return (
    <>
      {parts.map(({ kind, raw }, index) =>
        kind === 'json' ? (
          <LongText key={index} text={indentedJson(raw) ?? raw} code />
        ) : (
          <LongText key={index} text={parts.length > 1 ? raw.trim() : raw} />
        )
      )}
    </>
  );
}
