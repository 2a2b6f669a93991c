import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import { type ProvisioningStep } from '@provlogs/schema/record';
import React, { useId } from 'react';

import { testIds } from '../../testIds';
import { DetailsTable } from '../values/DetailsTable';
import { LongText } from '../values/LongText';
import { statusLook, stepTypeWords, wordsFor } from '../words';

interface Props {
  step: ProvisioningStep;
  /** From 1. */
  number: number;
  /** Its details are shown. */
  open: boolean;
  onToggle: () => void;
}

export function StepItem({ step, number, open, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  const detailsId = useId();
  const status = step.status ?? 'unknown';
  const { icon, tone } = statusLook(status);
  const type = stepTypeWords(step.provisioningStepType) ?? step.provisioningStepType ?? t('steps.step', 'Step');
  const details = step.details ?? {};
  const count = Object.keys(details).length;
  const shownCount = t('steps.details', '{{count, number}} details', {
    count,
    defaultValue_one: '{{count, number}} detail',
  });
  return (
    <li className={styles.item} data-testid={testIds.drawer.step}>
      <span className={cx(styles.marker, styles[tone])}>
        <Icon name={icon} size="lg" aria-hidden="true" />
      </span>
      <div className={cx(styles.card, tone === 'error' && styles.failed)}>
        <div className={styles.head}>
          <h4 className={styles.title}>{`${number}. ${type}`}</h4>
          {step.name && <span className={styles.name}>{step.name}</span>}
          <span className={cx(styles.status, styles[tone])}>{wordsFor('provisioning.status', status)}</span>
        </div>
        {step.description && (
          <p className={styles.description}>
            <LongText text={step.description} />
          </p>
        )}
        {count > 0 && (
          <>
            <Button
              className={styles.toggle}
              variant="secondary"
              fill="text"
              size="sm"
              icon={open ? 'angle-down' : 'angle-right'}
              aria-expanded={open}
              aria-controls={detailsId}
              aria-label={t('steps.detailsOf', '{{- details}} of step {{number}}', { details: shownCount, number })}
              onClick={onToggle}
            >
              {shownCount}
            </Button>
            <div id={detailsId}>
              {open && (
                <DetailsTable
                  details={details}
                  label={t('steps.detailsTable', 'Details of step {{number}}', { number })}
                />
              )}
            </div>
          </>
        )}
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    position: 'relative',
    display: 'flex',
    gap: theme.spacing(1.5),
    paddingBottom: theme.spacing(1.5),
    // The line that joins the markers.
    '&:not(:last-of-type)::before': {
      content: '""',
      position: 'absolute',
      left: theme.spacing(1.5),
      top: theme.spacing(1.5),
      bottom: theme.spacing(-1.5),
      width: 2,
      marginLeft: -1,
      background: theme.colors.border.weak,
    },
  }),
  marker: css({
    position: 'relative',
    flex: 'none',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: theme.spacing(3),
    height: theme.spacing(3),
    marginTop: theme.spacing(1),
    borderRadius: theme.shape.radius.circle,
    background: theme.colors.background.primary,
  }),
  success: css({ color: theme.colors.success.text }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
  neutral: css({ color: theme.colors.text.secondary }),
  card: css({
    flex: 1,
    minWidth: 0,
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  failed: css({
    borderColor: theme.colors.error.border,
    boxShadow: `inset 3px 0 0 ${theme.colors.error.main}`,
  }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1) }),
  title: css({ margin: 0, fontSize: theme.typography.body.fontSize, fontWeight: theme.typography.fontWeightMedium }),
  name: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
  status: css({ marginLeft: 'auto' }),
  description: css({ margin: theme.spacing(0.5, 0, 0) }),
  toggle: css({ marginLeft: theme.spacing(-1), marginTop: theme.spacing(0.5) }),
});
