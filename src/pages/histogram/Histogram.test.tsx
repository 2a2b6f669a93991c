import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { type ComponentProps } from 'react';

import { giveElementsASize } from '../../records/testing/layout';

import { Histogram } from './Histogram';
import { type Bar, type StatusBars } from './statusBars';

beforeAll(() => giveElementsASize(400));

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-11-20T08:00:00Z');

function barAt(index: number, failures: number): Bar {
  const from = BEGIN + index * MINUTE;
  const counts = new Map([
    ['failure', failures],
    ['success', 1_000],
  ]);
  return { from, to: from + MINUTE - 1, counts, total: failures + 1_000 };
}

// Each is 100 pixels wide.
const DATA: StatusBars = {
  bars: [barAt(0, 1), barAt(1, 2), barAt(2, 3), barAt(3, 4)],
  statuses: [
    { status: 'failure', total: 10 },
    { status: 'success', total: 4_000 },
  ],
  most: 1_004,
};

function show(props: Partial<ComponentProps<typeof Histogram>> = {}) {
  const [onChoose, onShownChange, onRetry] = [jest.fn(), jest.fn(), jest.fn()];
  render(
    <Histogram
      bars={{ state: 'done', value: DATA }}
      timeZone="utc"
      shown
      onShownChange={onShownChange}
      onChoose={onChoose}
      onRetry={onRetry}
      {...props}
    />
  );
  return { onChoose, onShownChange, onRetry };
}

const plot = () => screen.getByRole('slider', { name: 'Records over time' });

describe('the histogram', () => {
  it('has a legend with the records of each status', () => {
    show();
    const legend = within(screen.getByRole('list', { name: 'Records by status' }));
    expect(legend.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Success4,000',
      'Failure10',
    ]);
  });

  it('tells the numbers of the bar under the mouse', () => {
    show();
    fireEvent.mouseMove(plot(), { clientX: 150 });
    expect(plot()).toHaveAttribute('aria-valuetext', '2026-11-20 08:01 to 08:02: 2 Failure, 1,000 Success');
    expect(screen.getByText('2026-11-20 08:01 to 08:02')).toBeInTheDocument();
    fireEvent.mouseLeave(plot());
    expect(screen.queryByText('2026-11-20 08:01 to 08:02')).not.toBeInTheDocument();
  });

  it('chooses what the mouse was drawn over, in either direction, also outside of it', () => {
    const { onChoose } = show();
    fireEvent.mouseDown(plot(), { clientX: 350 });
    fireEvent.mouseMove(window, { clientX: 120 });
    expect(screen.getByText('2026-11-20 08:01 to 08:04')).toBeInTheDocument();
    expect(plot()).toHaveAttribute('aria-valuetext', expect.stringContaining('9 Failure, 3,000 Success'));
    fireEvent.mouseUp(window);
    expect(onChoose.mock.calls).toEqual([[BEGIN + MINUTE, BEGIN + 4 * MINUTE - 1]]);
    fireEvent.mouseDown(plot(), { clientX: 150 });
    fireEvent.mouseMove(window, { clientX: -500 });
    fireEvent.mouseUp(window);
    expect(onChoose).toHaveBeenLastCalledWith(BEGIN, BEGIN + 2 * MINUTE - 1);
    fireEvent.mouseMove(window, { clientX: 300 });
    expect(onChoose).toHaveBeenCalledTimes(2);
  });

  it('lets go of what is being drawn by Escape', () => {
    const { onChoose } = show();
    fireEvent.mouseDown(plot(), { clientX: 150 });
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.mouseUp(window);
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('chooses by keys what Shift has marked', async () => {
    const { onChoose } = show();
    await userEvent.tab();
    await userEvent.tab();
    expect(plot()).toHaveFocus();
    expect(plot()).toHaveAttribute('aria-valuenow', '4');
    await userEvent.keyboard('{ArrowLeft}{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(plot()).toHaveAttribute('aria-valuetext', '2026-11-20 08:00 to 08:03: 6 Failure, 3,000 Success');
    await userEvent.keyboard('{Enter}');
    expect(onChoose.mock.calls).toEqual([[BEGIN, BEGIN + 3 * MINUTE - 1]]);
    await userEvent.keyboard('{Home}{Enter}');
    expect(onChoose).toHaveBeenLastCalledWith(BEGIN, BEGIN + MINUTE - 1);
  });

  it('says when there is nothing, why it could not be read, and tries again', async () => {
    show({ bars: { state: 'done', value: { bars: [], statuses: [], most: 0 } } });
    expect(screen.getByText('No records in this time range')).toBeInTheDocument();
    const { onRetry } = show({ bars: { state: 'error', message: 'Elasticsearch is busy.' } });
    expect(screen.getByRole('alert')).toHaveTextContent('Elasticsearch is busy.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalled();
  });

  it('says when the filters are the cause, and clears them', async () => {
    const onClearFilters = jest.fn();
    show({ bars: { state: 'done', value: { bars: [], statuses: [], most: 0 } }, onClearFilters });
    expect(screen.getByText('No records match the filters in this time range')).toBeInTheDocument();
    expect(screen.queryByText('No records in this time range')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(onClearFilters).toHaveBeenCalled();
  });

  it('can be folded away', async () => {
    const { onShownChange } = show({ shown: false });
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Records over time', expanded: false }));
    expect(onShownChange).toHaveBeenCalledWith(true);
  });
});
