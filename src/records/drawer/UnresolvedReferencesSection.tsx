import { t } from '@grafana/i18n';
import React from 'react';

import { LongText } from '../values/LongText';

import { type UnresolvedReference } from './unresolvedReferences';
import { TroubleSection } from './TroubleSection';

interface Props {
  references: readonly UnresolvedReference[];
}

/** Members and managers that the target does not know; nothing where there are none. */
export function UnresolvedReferencesSection({ references }: Props) {
  if (references.length === 0) {
    return null;
  }
  return (
    <TroubleSection title={t('advice.references', 'References that could not be resolved')}>
      <dl>
        {references.map(({ step, description, attribute, reference }, index) => (
          <React.Fragment key={index}>
            <dt>
              <LongText text={[attribute, reference].filter(Boolean).join(': ') || step} />
            </dt>
            <dd>
              <LongText
                text={t('advice.referenceStep', 'Step {{- step}}', {
                  step: description ? `${step}: ${description}` : step,
                })}
              />
            </dd>
          </React.Fragment>
        ))}
      </dl>
      {t('advice.referencesLater', 'They are set once the target knows them: look at their own records first.')}
    </TroubleSection>
  );
}
