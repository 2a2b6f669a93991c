import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type ProvisioningStep } from '@provlogs/schema/record';
import React, { useState } from 'react';

import { ShowMore } from '../values/ShowMore';
import { useShown } from '../values/useShown';

import { StepItem } from './StepItem';

/** Two screens full; records have four to ten, as a rule. */
const STEPS_AT_ONCE = 20;

/** On demand, when there is no drawer to make as well. */
const STEPS_MORE = 100;

/** Where the first failure comes after more steps than are shown at once: those shown before it. */
const STEPS_BEFORE_FAILURE = 10;

interface Props {
  steps: readonly ProvisioningStep[];
}

/** What was done, in order. Steps that did not succeed are open from the start. */
export function StepsTab({ steps }: Props) {
  const styles = useStyles2(getStyles);
  const failure = steps.findIndex(({ status }) => status === 'failure');
  const { shown, hidden, showMore, before, showBefore } = useShown(steps, STEPS_AT_ONCE, {
    first: failure < STEPS_AT_ONCE ? 0 : failure - STEPS_BEFORE_FAILURE,
    more: STEPS_MORE,
  });
  const [open, setOpen] = useState(
    () => new Set(steps.flatMap((step, index) => (step.status === 'success' ? [] : [index])))
  );
  const allOpen = shown.every((step, index) => step.details === null || open.has(before + index));

  const toggle = (index: number) => {
    const next = new Set(open);
    if (!next.delete(index)) {
      next.add(index);
    }
    setOpen(next);
  };

  if (steps.length === 0) {
    return <p>{t('steps.none', 'The record has no steps.')}</p>;
  }
  return (
    <>
      <div className={styles.head}>
        <span>
          {t('steps.count', '{{count, number}} steps', {
            count: steps.length,
            defaultValue_one: '{{count, number}} step',
          })}
        </span>
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          onClick={() => setOpen(new Set(allOpen ? [] : shown.map((_, index) => before + index)))}
        >
          {allOpen ? t('steps.hideAll', 'Hide all details') : t('steps.showAll', 'Show all details')}
        </Button>
      </div>
      <ShowMore hidden={before} showMore={showBefore}>
        {t('steps.showMore', 'Show more ({{count, number}} steps left)', { count: before })}
      </ShowMore>
      <ol className={styles.list}>
        {shown.map((step, position) => {
          const index = before + position;
          return (
            <StepItem
              key={index}
              step={step}
              number={index + 1}
              open={open.has(index)}
              onToggle={() => toggle(index)}
            />
          );
        })}
      </ol>
      <ShowMore hidden={hidden} showMore={showMore}>
        {t('steps.showMore', 'Show more ({{count, number}} steps left)', { count: hidden })}
      </ShowMore>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    marginBottom: theme.spacing(1),
    color: theme.colors.text.secondary,
  }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
});
