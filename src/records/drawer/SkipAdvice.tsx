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
      <Alert severity="info" title={reason ? `Skipped: ${reason}` : 'Skipped'}>
        <LongText text={advice?.meaning ?? description ?? 'The record gives no reason.'} />
      </Alert>
      <TroubleSection title="What to do">
        {advice?.action ?? 'Nothing, unless the object should have changed. Then look at its steps.'}
      </TroubleSection>
      {outOfScope.length > 0 && (
        <TroubleSection title="Checks of the scope that were not passed">
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
      <TroubleSection title="Does it try again?">It is looked at again when the object changes next.</TroubleSection>
    </>
  );
}
