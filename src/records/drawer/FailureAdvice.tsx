import { css } from '@emotion/css';
import { dateTimeFormatTimeAgo, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Alert, useStyles2 } from '@grafana/ui';
import React from 'react';

import { fieldLabel } from '../../fieldLabels';
import { timeText } from '../cellText';
import { CopyButton } from '../values/CopyButton';
import { ReadableText } from '../values/ReadableText';
import { wordsFor } from '../words';

import { type Failure, retrySentence } from './trouble';
import { TroubleSection } from './TroubleSection';

interface Props {
  failure: Failure;
  timeZone: TimeZone;
}

export function FailureAdvice({ failure, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { advice, code, recommendedAction, retry } = failure;
  const errorClass = advice?.class ?? failure.errorClass;
  return (
    <>
      <Alert severity={failure.status === 'warning' ? 'warning' : 'error'} title={titleOf(code, errorClass)}>
        {advice?.meaning ?? unexplained(failure)}
        {advice && advice.match !== 'exact' && (
          <div className={styles.note}>
            {t('advice.publishedFor', 'Published for {{- code}}, which this code contains.', { code: advice.code })}
          </div>
        )}
      </Alert>

      <TroubleSection title={t('advice.whatToDo', 'What to do')}>
        {advice?.action ?? t('advice.look', 'Read what was recorded, and look at the steps.')}
        {recommendedAction && (
          <div className={styles.recommended}>
            <div className={styles.note}>{t('advice.recordRecommends', 'The record itself recommends')}</div>
            <ReadableText text={recommendedAction} />
          </div>
        )}
      </TroubleSection>

      <TroubleSection title={t('advice.retry', 'Does it try again?')}>
        {retrySentence(failure)}
        <Facts
          facts={[
            [t('advice.retries', 'Retries so far'), retry.attempt?.toString()],
            [t('advice.nextAttempt', 'Next attempt due'), retry.nextAt && timeWithDistance(retry.nextAt, timeZone)],
            [
              t('advice.failedFirst', 'Failed first'),
              retry.firstFailedAt && timeWithDistance(retry.firstFailedAt, timeZone),
            ],
          ]}
        />
      </TroubleSection>

      <TroubleSection title={t('advice.recorded', 'What was recorded')}>
        <Facts
          facts={[
            [fieldLabel('error.code'), code],
            [fieldLabel('provisioning.failed_step'), failure.step],
            [fieldLabel('provisioning.error.http_status'), failure.httpStatus],
            [fieldLabel('provisioning.error.scim_type'), failure.scimType],
            [
              fieldLabel('provisioning.error.category'),
              failure.category && wordsFor('provisioning.error.category', failure.category),
            ],
            [fieldLabel('error.message'), failure.reason],
            [t('advice.additionalDetails', 'Additional details'), failure.additionalDetails],
          ]}
          copied={[fieldLabel('error.code'), fieldLabel('error.message')]}
        />
      </TroubleSection>
    </>
  );
}

function titleOf(code: string | undefined, errorClass: string | undefined): string {
  const label = errorClass && wordsFor('provisioning.error.class', errorClass);
  return [label, code].filter(Boolean).join(': ') || t('advice.failed', 'The operation failed');
}

function unexplained({ code, reason }: Failure): string {
  if (code !== undefined) {
    return t('advice.unknownCode', 'Microsoft publishes no advice for the code {{- code}}.', { code });
  }
  return reason === undefined
    ? t('advice.noCodeNoReason', 'The record gives neither an error code nor a reason.')
    : t('advice.noCode', 'The record gives a reason, but no error code.');
}

function timeWithDistance(time: string, timeZone: TimeZone): string {
  const text = timeText(time, timeZone);
  return Number.isNaN(Date.parse(time)) ? text : `${text} (${dateTimeFormatTimeAgo(time, { timeZone })})`;
}

interface FactsProps {
  facts: Array<readonly [label: string, text: string | undefined]>;
  /** Labels whose text can be copied. */
  copied?: string[];
}

function Facts({ facts, copied = [] }: FactsProps) {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([label, text]) =>
          text && (
            <div key={label} className={styles.fact}>
              <dt>
                {label}
                {copied.includes(label) && <CopyButton label={label} text={text} />}
              </dt>
              <dd>
                <ReadableText text={text} />
              </dd>
            </div>
          )
      )}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  recommended: css({
    marginTop: theme.spacing(1),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `2px solid ${theme.colors.border.strong}`,
  }),
  facts: css({ margin: theme.spacing(0.5, 0, 0) }),
  fact: css({
    display: 'grid',
    gridTemplateColumns: `minmax(${theme.spacing(14)}, 26%) 1fr`,
    padding: theme.spacing(0.5, 0),
    dt: {
      display: 'flex',
      alignItems: 'center',
      alignSelf: 'start',
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
    },
    dd: { margin: 0, minWidth: 0 },
  }),
});
