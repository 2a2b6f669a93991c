import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

/** Characters of one chip; its title has more of them. */
const SHOWN = 80;

interface Props {
  words: string;
  /** It leaves records out. */
  excluded: boolean;
  /** Makes it its opposite. */
  onTurn: () => void;
  /** Left out where it is changed elsewhere. */
  onEdit?: () => void;
  onRemove: () => void;
}

export function Chip({ words, excluded, onTurn, onEdit, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const cut = words.slice(0, SHOWN);
  return (
    <li className={cx(styles.chip, excluded && styles.excluded)}>
      <span className={styles.words} title={words.slice(0, 1_000)}>
        {words.length > SHOWN ? `${cut}…` : words}
      </span>
      {onEdit && (
        <IconButton
          name="pen"
          aria-label={t('filters.change', 'Change {{- filter}}', { filter: cut })}
          onClick={onEdit}
        />
      )}
      <Button
        size="sm"
        fill="text"
        variant="secondary"
        aria-label={
          excluded
            ? t('filters.includeInstead', 'Include instead: {{- filter}}', { filter: cut })
            : t('filters.excludeInstead', 'Exclude instead: {{- filter}}', { filter: cut })
        }
        onClick={onTurn}
      >
        {excluded ? t('filters.include', 'Include') : t('filters.exclude', 'Exclude')}
      </Button>
      <IconButton
        name="times"
        aria-label={t('filters.remove', 'Remove {{- filter}}', { filter: cut })}
        onClick={onRemove}
      />
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chip: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
    paddingLeft: theme.spacing(1),
    paddingRight: theme.spacing(0.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
  }),
  excluded: css({ borderColor: theme.colors.error.border, borderStyle: 'dashed' }),
  words: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', unicodeBidi: 'isolate' }),
});
