import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, LinkButton, useStyles2 } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React from 'react';

import { type RecordSource } from '../query/runQuery';

import { linkSettingsOf } from './linkSettings';
import { outsideLinks } from './outsideLinks';
import { type RelatedFilter, relatedFilters } from './relatedFilters';

/** Where the open record stands in its list. */
export interface RecordPlace {
  /** "3 of 1,999" */
  text: string;
  /** Undefined at the end of the list. */
  previous?: () => void;
  next?: () => void;
}

interface Props {
  source: RecordSource;
  /** Undefined until it is read. */
  document?: JsonObject;
  /** Left out where the record is in no list. */
  place?: RecordPlace;
  /** Left out where nothing can be filtered. */
  onFilter?: (filter: RelatedFilter) => void;
}

/** From the record to its neighbours, to what it has in common with others, and to other pages about it. */
export function RecordActions({ source, document, place, onFilter }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.actions}>
      {place && (
        <div className={styles.place}>
          <Step label={t('drawer.previous', 'Previous record')} shortcut="k" icon="angle-up" onClick={place.previous} />
          <Step label={t('drawer.next', 'Next record')} shortcut="j" icon="angle-down" onClick={place.next} />
          <span className={styles.text}>{place.text}</span>
        </div>
      )}
      {onFilter &&
        document &&
        relatedFilters(document).map((filter) => (
          <Button
            key={filter.label}
            size="sm"
            variant="secondary"
            icon="filter"
            tooltip={t('drawer.filterBy', 'Filter by {{- value}}', { value: filter.value.slice(0, 200) })}
            onClick={() => onFilter(filter)}
          >
            {filter.label}
          </Button>
        ))}
      {document &&
        outsideLinks(document, linkSettingsOf(source)).map(({ label, href }) => (
          <LinkButton
            key={label}
            size="sm"
            variant="secondary"
            fill="text"
            icon="external-link-alt"
            href={href}
            target="_blank"
            rel="noopener noreferrer"
          >
            {label}
          </LinkButton>
        ))}
    </div>
  );
}

interface StepProps {
  label: string;
  shortcut: string;
  icon: 'angle-up' | 'angle-down';
  onClick?: () => void;
}

function Step({ label, shortcut, icon, onClick }: StepProps) {
  return (
    <Button
      size="sm"
      variant="secondary"
      icon={icon}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      tooltip={t('drawer.shortcut', '{{- action}} ({{- key}})', { action: label, key: shortcut.toUpperCase() })}
      // Not disabled: a disabled button would lose the focus to nowhere.
      aria-disabled={onClick === undefined}
      onClick={() => onClick?.()}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  actions: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  place: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    'button[aria-disabled="true"]': { opacity: theme.colors.action.disabledOpacity, cursor: 'not-allowed' },
  }),
  text: css({
    marginLeft: theme.spacing(0.5),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
});
