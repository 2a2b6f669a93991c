import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { LongText } from '../values/LongText';
import { ShowMore } from '../values/ShowMore';
import { useShown } from '../values/useShown';
import { ValueText } from '../values/ValueText';

import { type MemberChanges, type PropertyDiff } from './propertyDiff';

const MEMBERS_AT_ONCE = 50;

/** The value before. Microsoft gives null both for "there was none" and for "not known": nothing is claimed. */
export function OldValue({ diff: { oldValue } }: { diff: PropertyDiff }) {
  const styles = useStyles2(getStyles);
  return oldValue === null ? (
    <span className={styles.none}>{t('properties.notRecorded', 'not recorded')}</span>
  ) : (
    <ValueText value={oldValue} />
  );
}

/** The value after; of a list, what came and went. */
export function NewValue({ diff: { newValue, members } }: { diff: PropertyDiff }) {
  return members && members.added.length + members.removed.length > 0 ? (
    <Members members={members} />
  ) : (
    <ValueText value={newValue} />
  );
}

function Members({ members: { added, removed, kept } }: { members: MemberChanges }) {
  const styles = useStyles2(getStyles);
  const changes = [...added.map((text) => ({ text, added: true })), ...removed.map((text) => ({ text, added: false }))];
  const { shown, hidden, showMore } = useShown(changes, MEMBERS_AT_ONCE);
  return (
    <>
      <ul className={styles.members}>
        {shown.map((change, index) => (
          <li key={index}>
            {change.added ? (
              <ins className={styles.added}>
                <span aria-hidden="true">+ </span>
                <span className="sr-only">{t('properties.memberAdded', 'added')} </span>
                <LongText text={change.text} />
              </ins>
            ) : (
              <del className={styles.removed}>
                <span aria-hidden="true">− </span>
                <span className="sr-only">{t('properties.memberRemoved', 'removed')} </span>
                <LongText text={change.text} />
              </del>
            )}
          </li>
        ))}
      </ul>
      <ShowMore hidden={hidden} showMore={showMore}>
        {t('properties.showMoreMembers', 'Show more ({{count, number}} members left)', { count: hidden })}
      </ShowMore>
      <div className={styles.kept}>
        {t('properties.kept', '{{count, number}} members stay', {
          count: kept,
          defaultValue_one: '{{count, number}} member stays',
        })}
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  none: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  members: css({ listStyle: 'none', margin: 0 }),
  added: css({ color: theme.colors.success.text, textDecoration: 'none' }),
  removed: css({ color: theme.colors.error.text, textDecoration: 'none' }),
  kept: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
