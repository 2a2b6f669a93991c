import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { chunksOf } from './chunks';

const SHOWN = 1_000;

interface Props {
  text: string;
  /** Keeps blanks and line breaks, in the code typeface. */
  code?: boolean;
  /** Characters shown before anybody asks for the rest. */
  atOnce?: number;
}

/** A text of any length: cut, with a button that shows all of it. */
export function LongText({ text, code, atOnce = SHOWN }: Props) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const cut = text.length > atOnce;
  const Element = code ? 'pre' : 'span';
  return (
    <>
      <Element className={cx(styles.text, code && styles.code, all && styles.all)}>
        {!cut && text}
        {cut && !all && `${text.slice(0, atOnce)}…`}
        {cut &&
          all &&
          chunksOf(text).map((chunk, index) => (
            <span key={index} className={styles.chunk}>
              {chunk}
            </span>
          ))}
      </Element>
      {cut && (
        <Button
          className={styles.button}
          size="sm"
          fill="text"
          icon={all ? 'angle-up' : 'angle-down'}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('values.showLess', 'Show less')
            : t('values.showAll', 'Show all {{count, number}} characters', { count: text.length })}
        </Button>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Characters that turn the direction of writing stay without effect on what stands beside the text.
  text: css({ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', unicodeBidi: 'isolate' }),
  code: css({
    margin: 0,
    padding: theme.spacing(1),
    border: 'none',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.canvas,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  all: css({ display: 'block', maxHeight: '60vh', overflow: 'auto' }),
  // A browser takes minutes to break a million characters into lines at once.
  chunk: css({ display: 'block', contentVisibility: 'auto', containIntrinsicBlockSize: `auto ${theme.spacing(40)}` }),
  button: css({ display: 'flex', paddingLeft: 0 }),
});
