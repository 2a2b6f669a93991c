import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React from 'react';

import { testIds } from '../../testIds';
import { CopyButton } from '../values/CopyButton';
import { LongText } from '../values/LongText';

import { textAt } from './recordDocument';
import { summaryGroups } from './summaryItems';

interface Props {
  document: JsonObject;
  timeZone: TimeZone;
}

export function SummaryTab({ document, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const message = textAt(document, 'message');
  return (
    <>
      {message && (
        <p className={styles.message}>
          <LongText text={message} />
        </p>
      )}
      {summaryGroups(document, timeZone).map(({ title, items }) => (
        <section key={title} className={styles.group}>
          <h4 className={styles.title}>{title}</h4>
          <dl className={styles.items}>
            {items.map(({ label, text, copied }) => (
              <div key={label} className={styles.item} data-testid={testIds.drawer.summaryItem(label)}>
                <dt>{label}</dt>
                <dd>
                  <LongText text={text} />
                  <span className={styles.copy}>
                    <CopyButton label={label} text={copied} />
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  message: css({ fontSize: theme.typography.h5.fontSize, marginBottom: theme.spacing(2) }),
  group: css({ marginBottom: theme.spacing(2.5) }),
  title: css({
    marginBottom: theme.spacing(0.5),
    paddingBottom: theme.spacing(0.5),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    fontSize: theme.typography.body.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  items: css({ margin: 0 }),
  item: css({
    display: 'grid',
    gridTemplateColumns: `minmax(${theme.spacing(14)}, 26%) 1fr`,
    alignItems: 'baseline',
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { display: 'flex', alignItems: 'baseline', gap: theme.spacing(0.5), margin: 0, minWidth: 0 },
  }),
  copy: css({ flex: 'none' }),
});
