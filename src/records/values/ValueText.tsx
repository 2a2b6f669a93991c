import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type JsonValue } from '@provlogs/schema/record';
import React from 'react';

import { LongText } from './LongText';
import { ReadableText } from './ReadableText';

interface Props {
  value: JsonValue;
}

/** Any value of a record. That there is none, and that it is empty text, are said in different words. */
export function ValueText({ value }: Props) {
  const styles = useStyles2(getStyles);
  if (value === null) {
    return <span className={styles.none}>{t('values.none', 'none')}</span>;
  }
  if (value === '') {
    return <span className={styles.empty}>{t('values.empty', 'empty text')}</span>;
  }
  if (typeof value === 'string') {
    return <ReadableText text={value} />;
  }
  return typeof value === 'object' ? (
    <LongText text={JSON.stringify(value, null, 2)} code />
  ) : (
    <span>{String(value)}</span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  none: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  empty: css({
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
