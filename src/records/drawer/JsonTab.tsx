import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React, { useMemo } from 'react';

import { graphObjectOf } from '../graph/graphJson';
import { CopyButton } from '../values/CopyButton';
import { LongText } from '../values/LongText';

/** Characters shown at first: a usual record is shorter. */
const SHOWN = 20_000;

interface Props {
  document: JsonObject;
}

/** The whole record as Microsoft Graph gives it. */
export function JsonTab({ document }: Props) {
  const styles = useStyles2(getStyles);
  const record = useMemo(() => graphObjectOf(document), [document]);
  const text = useMemo(() => JSON.stringify(record ?? document, null, 2), [record, document]);
  return (
    <>
      <div className={styles.head}>
        <span>
          {record
            ? t('drawer.graphJson', 'As Microsoft Graph gives the record')
            : t('drawer.storedJson', 'As it is stored: this document is not one that the worker wrote')}
        </span>
        <CopyButton label={t('drawer.json', 'JSON')} text={text} />
      </div>
      <LongText text={text} code atOnce={SHOWN} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    marginBottom: theme.spacing(1),
    color: theme.colors.text.secondary,
  }),
});
