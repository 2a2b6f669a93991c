import { dateTime, makeTimeRange, type TimeRange } from '@grafana/data';
import { TimeRangePicker } from '@grafana/ui';
import React from 'react';

interface Props {
  value: TimeRange;
  onChange: (timeRange: TimeRange) => void;
}

/** Grafana's time range picker with its arrows: by half a span to either side, and out to twice the span. */
export function TimePicker({ value, onChange }: Props) {
  const half = (value.to.valueOf() - value.from.valueOf()) / 2;
  const move = (from: number, to: number) =>
    onChange(makeTimeRange(dateTime(value.from.valueOf() + from), dateTime(value.to.valueOf() + to)));
  return (
    <TimeRangePicker
      value={value}
      onChange={onChange}
      onChangeTimeZone={() => undefined}
      onMoveBackward={() => move(-half, -half)}
      onMoveForward={() => move(half, half)}
      onZoom={() => move(-half, half)}
      isOnCanvas
    />
  );
}
