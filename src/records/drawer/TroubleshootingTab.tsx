import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Alert } from '@grafana/ui';
import { type JsonObject } from '@provlogs/schema/record';
import React from 'react';

import { LongText } from '../values/LongText';

import { FailureAdvice } from './FailureAdvice';
import { stepsOf } from './recordDocument';
import { SkipAdvice } from './SkipAdvice';
import { troubleOf } from './trouble';
import { unresolvedReferences } from './unresolvedReferences';
import { UnresolvedReferencesSection } from './UnresolvedReferencesSection';

interface Props {
  document: JsonObject;
  timeZone: TimeZone;
}

export function TroubleshootingTab(props: Props) {
  return (
    <>
      <Advice {...props} />
      <UnresolvedReferencesSection references={unresolvedReferences(stepsOf(props.document))} />
    </>
  );
}

function Advice({ document, timeZone }: Props) {
  const trouble = troubleOf(document);
  if (trouble.kind === 'failure') {
    return <FailureAdvice failure={trouble} timeZone={timeZone} />;
  }
  if (trouble.kind === 'skip') {
    return <SkipAdvice skip={trouble} />;
  }
  if (trouble.kind === 'warning') {
    return (
      <Alert severity="warning" title={t('advice.warning', 'There was a warning')}>
        {trouble.descriptions.length === 0 &&
          t('advice.noError', 'The record gives no error. Its steps may tell more.')}
        {trouble.descriptions.map((description, index) => (
          <div key={index}>
            <LongText text={description} />
          </div>
        ))}
      </Alert>
    );
  }
  return trouble.status === 'success' ? (
    <Alert severity="success" title={t('advice.success', 'There was no failure')}>
      {t('advice.nothingToDo', 'There is nothing to troubleshoot.')}
    </Alert>
  ) : (
    <Alert severity="info" title={t('advice.notKnown', 'No failure is recorded')}>
      {t('advice.noErrorNoSkip', 'The record gives neither an error nor a skip reason. Its steps may tell more.')}
    </Alert>
  );
}
