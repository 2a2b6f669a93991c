import { t } from '@grafana/i18n';
import { adviseOnError, type MatchedErrorAdvice } from '@provlogs/schema/errorCatalogue';
import { type JsonObject } from '@provlogs/schema/record';
import { RETRY_SCHEDULE } from '@provlogs/schema/retrySchedule';
import { type FailedScopeCheck, failedScopeChecks } from '@provlogs/schema/scopeChecks';
import { adviseOnSkip, type SkipAdvice } from '@provlogs/schema/skipReasons';

import { stepTypeWords } from '../words';

import { stepsOf, textAt, valueAt } from './recordDocument';

/** What is wrong with a record. */
export type Trouble = { kind: 'none'; status: string } | Skip | Warning | Failure;

/** It was done, with a warning that comes without an error. */
export interface Warning {
  kind: 'warning';
  /** What the steps with a warning say. */
  descriptions: string[];
}

export interface Skip {
  kind: 'skip';
  reason?: string;
  advice?: SkipAdvice;
  /** What the skipped step says. */
  description?: string;
  /** Checks of the scoping step that the object did not pass. */
  outOfScope: FailedScopeCheck[];
}

export interface Failure {
  kind: 'failure';
  /** failure or warning; any other where only an error was recorded. */
  status: string;
  code?: string;
  reason?: string;
  category?: string;
  httpStatus?: string;
  scimType?: string;
  additionalDetails?: string;
  /** The record's own. */
  recommendedAction?: string;
  errorClass?: string;
  advice?: MatchedErrorAdvice;
  retry: { attempt?: number; nextAt?: string; firstFailedAt?: string };
  /** The step that failed, for people. */
  step?: string;
}

/** Reads a stored document for what went wrong. */
export function troubleOf(document: JsonObject): Trouble {
  const status = textAt(document, 'provisioning.status') ?? 'unknown';
  const code = textAt(document, 'error.code');
  const reason = textAt(document, 'error.message');
  const failed = status === 'failure' || code !== undefined || reason !== undefined;
  const skipReason = textAt(document, 'provisioning.skip_reason');
  if (!failed && (status === 'skipped' || skipReason !== undefined)) {
    const steps = stepsOf(document);
    return {
      kind: 'skip',
      reason: skipReason,
      advice: skipReason === undefined ? undefined : adviseOnSkip(skipReason),
      description: steps.find((step) => step.status === 'skipped')?.description ?? undefined,
      outOfScope: steps.flatMap(({ details }) => (details ? failedScopeChecks(details) : [])),
    };
  }
  if (!failed && status === 'warning') {
    const descriptions = stepsOf(document).flatMap(({ status: stepStatus, description }) =>
      stepStatus !== 'success' && description ? [description] : []
    );
    return { kind: 'warning', descriptions };
  }
  if (!failed) {
    return { kind: 'none', status };
  }
  const attempt = valueAt(document, 'provisioning.retry.attempt');
  return {
    kind: 'failure',
    status,
    code,
    reason,
    category: textAt(document, 'provisioning.error.category'),
    httpStatus: textAt(document, 'provisioning.error.http_status'),
    scimType: textAt(document, 'provisioning.error.scim_type'),
    additionalDetails: textAt(document, 'provisioning.error.additional_details'),
    recommendedAction: textAt(document, 'provisioning.error.recommended_action'),
    errorClass: textAt(document, 'provisioning.error.class'),
    advice: code === undefined ? undefined : adviseOnError(code),
    retry: {
      attempt: typeof attempt === 'number' ? attempt : undefined,
      nextAt: textAt(document, 'provisioning.retry.next_at'),
      firstFailedAt: textAt(document, 'provisioning.retry.first_failed_at'),
    },
    step: failedStep(document),
  };
}

function failedStep(document: JsonObject): string | undefined {
  const steps = stepsOf(document);
  const index = steps.findIndex(({ status }) => status === 'failure');
  const step = steps[index];
  if (!step) {
    return undefined;
  }
  const type = stepTypeWords(step.provisioningStepType) ?? step.name ?? t('steps.step', 'Step');
  return `${index + 1}. ${type}${step.description ? `: ${step.description}` : ''}`;
}

/** Whether the service tries again by itself, in a sentence. */
export function retrySentence({ code, advice, retry }: Failure): string {
  if (retry.attempt !== undefined || retry.nextAt !== undefined) {
    return t('retry.onSchedule', 'Yes, this operation is on the retry schedule. {{- schedule}}', {
      schedule: RETRY_SCHEDULE,
    });
  }
  switch (advice?.retry) {
    case 'schedule':
      return t('retry.schedule', 'Yes. {{- schedule}}', { schedule: RETRY_SCHEDULE });
    case 'automatic':
      return advice.retryMinutes === undefined
        ? t('retry.automatic', 'Yes, the service tries again by itself.')
        : t('retry.automaticAfter', 'Yes, the service tries again by itself, after about {{count}} minutes.', {
            count: advice.retryMinutes,
          });
    case 'nextChange':
      return t('advice.nextChange', 'It is looked at again when the object changes next.');
    case 'none':
      return t('retry.none', 'No. It fails again until the cause is corrected.');
    default:
      return code === undefined
        ? t('retry.noCode', 'Not known: the record has no error code.')
        : t('retry.unknownCode', 'Not known: nothing is published about this code.');
  }
}
