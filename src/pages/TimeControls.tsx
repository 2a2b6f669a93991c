import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { RadioButtonGroup, RefreshPicker, TimeRangePicker, useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';

import { REFRESH_INTERVALS, type RefreshInterval, refreshInterval } from './live/refreshIntervals';
import { type PageState } from './pageState';
import { choiceOf, CUSTOM, TIME_CHOICES } from './timeChoices';
import { useLasting } from './useLasting';

type RawRange = Pick<PageState, 'from' | 'to'>;

interface Props {
  /** As it stands in the address. */
  raw: RawRange;
  range: TimeRange;
  timeZone: TimeZone;
  loading: boolean;
  /** How often new records are looked for. */
  refresh?: RefreshInterval;
  onChange: (raw: RawRange) => void;
  onTimeZoneChange: (timeZone: TimeZone) => void;
  onRefreshChange: (refresh: RefreshInterval | undefined) => void;
  onRefresh: () => void;
}

export function TimeControls(props: Props) {
  const { raw, range, timeZone, loading, refresh, onChange, onTimeZoneChange, onRefreshChange, onRefresh } = props;
  const styles = useStyles2(getStyles);
  const picker = useRef<HTMLDivElement>(null);
  // Grafana's button keeps the spinner for good when it is taken away before its image has arrived.
  const spinning = useLasting(loading, 250);
  const span = range.to.valueOf() - range.from.valueOf();
  const move = (from: number, to: number) =>
    onChange({
      from: new Date(range.from.valueOf() + from).toISOString(),
      to: new Date(range.to.valueOf() + to).toISOString(),
    });

  return (
    <div className={styles.controls}>
      <div className={styles.choices}>
        <RadioButtonGroup
          aria-label={t('time.range', 'Time range')}
          options={[
            ...TIME_CHOICES.map(({ id, label }) => ({ value: id, label: label() })),
            { value: CUSTOM, label: t('time.custom', 'Custom') },
          ]}
          value={choiceOf(raw)}
          onChange={(id) => {
            const choice = TIME_CHOICES.find((candidate) => candidate.id === id);
            if (choice) {
              onChange({ from: choice.from, to: choice.to });
            }
          }}
          onClick={(id) => {
            if (id === CUSTOM) {
              // The picker opens by its own button only.
              picker.current?.querySelector<HTMLElement>('[aria-controls="TimePickerContent"]')?.click();
            }
          }}
        />
      </div>
      <div ref={picker}>
        <TimeRangePicker
          value={range}
          timeZone={timeZone}
          onChange={({ raw: { from, to } }) => onChange({ from: rawText(from), to: rawText(to) })}
          onChangeTimeZone={onTimeZoneChange}
          // By the steps of Grafana's dashboards.
          onMoveBackward={() => move(-span / 2, -span / 2)}
          onMoveForward={() => move(span / 2, span / 2)}
          onZoom={() => move(-span / 2, span / 2)}
          isOnCanvas
        />
      </div>
      <RefreshPicker
        text={t('time.refresh', 'Refresh')}
        isLoading={spinning}
        onRefresh={onRefresh}
        intervals={[...REFRESH_INTERVALS]}
        value={refresh ?? ''}
        onIntervalChanged={(interval) => onRefreshChange(refreshInterval(interval))}
        isOnCanvas
      />
    </div>
  );
}

function rawText(time: TimeRange['raw']['from']): string {
  return typeof time === 'string' ? time : time.toISOString();
}

const getStyles = (theme: GrafanaTheme2) => ({
  controls: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
  // In Grafana's page header its least width would be all of it, and the page would move sideways on a narrow screen.
  choices: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, max-content)',
    maxWidth: '100%',
    overflowX: 'auto',
  }),
});
