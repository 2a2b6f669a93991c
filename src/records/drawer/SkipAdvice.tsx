import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';

import { LongText } from '../values/LongText';

import { type Skip } from './trouble';
import { TroubleSection } from './TroubleSection';

interface Props {
  skip: Skip;
}

export function SkipAdvice({ skip: { reason, advice, description, outOfScope } }: Props) {
  return (
    <>
      <Alert
        severity="info"
        title={
          reason ? t('advice.skippedBecause', 'Skipped: {{- reason}}', { reason }) : t('advice.skipped', 'Skipped')
        }
      >
        <LongText text={advice?.meaning ?? description ?? t('advice.noReason', 'The record gives no reason.')} />
      </Alert>
      <TroubleSection title={t('advice.whatToDo', 'What to do')}>
        {advice?.action ??
          t('advice.skipAction', 'Nothing, unless the object should have changed. Then look at its steps.')}
      </TroubleSection>
      {outOfScope.length > 0 && (
        <TroubleSection title={t('advice.scope', 'Checks of the scope that were not passed')}>
          <dl>
            {outOfScope.map(({ check, action }) => (
              <React.Fragment key={check}>
                <dt>{check}</dt>
                <dd>{action}</dd>
              </React.Fragment>
            ))}
          </dl>
        </TroubleSection>
      )}
      <TroubleSection title={t('advice.retry', 'Does it try again?')}>
        {t('advice.nextChange', 'It is looked at again when the object changes next.')}
      </TroubleSection>
    </>
  );
}
