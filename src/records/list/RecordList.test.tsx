import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { type ComponentProps } from 'react';

import { DEFAULT_COLUMNS } from '../../fields';
import { testIds } from '../../testIds';
import { type RecordRow } from '../frame';
import { giveElementsASize } from '../testing/layout';

import { RecordList } from './RecordList';

beforeAll(() => giveElementsASize());

function rowsOf(count: number): RecordRow[] {
  return Array.from({ length: count }, (_, index) => ({
    documentId: `id-${index}`,
    values: new Map<string, unknown>([
      ['@timestamp', Date.parse('2026-11-20T08:00:00Z') + index * 1_000],
      ['provisioning.identity.name', index === 1 ? null : `Person ${index}`],
      ['provisioning.identity.id', `person-${index}`],
      ['provisioning.action', 'stagedDelete'],
      ['provisioning.status', 'failure'],
    ]),
  }));
}

function show(props: Partial<ComponentProps<typeof RecordList>> = {}) {
  const onOpen = jest.fn();
  render(
    <RecordList
      rows={rowsOf(1_000)}
      columns={DEFAULT_COLUMNS}
      timeZone="utc"
      total={1_999}
      onOpen={onOpen}
      order="desc"
      {...props}
    />
  );
  return { onOpen, rows: () => screen.getAllByTestId(testIds.list.row) };
}

describe('RecordList', () => {
  it('is a grid of all records, of which only those in view are in the page', () => {
    const { rows } = show();
    expect(screen.getByRole('grid', { name: 'Provisioning records' })).toHaveAttribute('aria-rowcount', '2000');
    expect(rows().length).toBeLessThan(60);
    expect(rows()[0]).toHaveAttribute('aria-rowindex', '2');
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Date',
      'Identity',
      'Action',
      'Source system',
      'Target system',
      'Application',
      'Status',
    ]);
  });

  it('shows time, words for constants, and the id where there is no name', () => {
    const { rows } = show();
    const [first, second] = rows().map((row) => within(row));
    expect(first?.getByTestId(testIds.list.cell('@timestamp'))).toHaveTextContent('2026-11-20 08:00:00');
    expect(first?.getByTestId(testIds.list.cell('provisioning.action'))).toHaveTextContent('Staged delete');
    expect(first?.getByTestId(testIds.list.cell('provisioning.status'))).toHaveTextContent('Failure');
    expect(first?.getByTestId(testIds.list.cell('provisioning.identity.name'))).toHaveTextContent('Person 0person-0');
    expect(second?.getByTestId(testIds.list.cell('provisioning.identity.name'))).toHaveTextContent(/^person-1$/);
  });

  it('moves by keys, keeps one row in the tab order, and opens with Enter', async () => {
    const user = userEvent.setup();
    const { onOpen, rows } = show();
    await user.tab();
    expect(rows()[0]).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(rows()[1]).toHaveFocus();
    expect(rows().filter((row) => row.tabIndex === 0)).toEqual([rows()[1]]);
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ documentId: 'id-1' }));
    await user.keyboard('{End}');
    expect(screen.getByText('Person 999').closest('[role="row"]')).toHaveFocus();
    await user.keyboard('{ArrowDown}{Home}{ArrowUp}');
    expect(rows()[0]).toHaveFocus();
  });

  it('opens by a click and marks the open record', async () => {
    const { onOpen, rows } = show({ openId: 'id-2' });
    expect(
      rows()
        .map((row) => row.getAttribute('aria-selected'))
        .indexOf('true')
    ).toBe(2);
    await userEvent.click(screen.getByText('Person 3'));
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ documentId: 'id-3' }));
  });

  it('turns the order at the date, where it can be turned', async () => {
    const onOrderChange = jest.fn();
    show({ onOrderChange });
    expect(screen.getByRole('columnheader', { name: /Date/ })).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(screen.getByRole('button', { name: 'Date, newest first' }));
    expect(onOrderChange).toHaveBeenCalledWith('asc');
  });

  it('begins at the first row again when something else is listed, and not when it is read again', () => {
    const list = (resetKey: string) => (
      <RecordList
        rows={rowsOf(1_000)}
        columns={DEFAULT_COLUMNS}
        timeZone="utc"
        total={1_999}
        onOpen={jest.fn()}
        resetKey={resetKey}
      />
    );
    const { rerender } = render(list('failures'));
    const grid = screen.getByRole('grid');
    const rows = () => screen.getAllByTestId(testIds.list.row);
    grid.scrollTop = 480;
    fireEvent.focus(rows()[3] ?? grid);
    rerender(list('failures'));
    expect(grid.scrollTop).toBe(480);
    expect(rows()[3]).toHaveAttribute('tabindex', '0');
    rerender(list('successes'));
    expect(grid.scrollTop).toBe(0);
    expect(rows()[0]).toHaveAttribute('tabindex', '0');
  });

  it('asks for more near the end only', () => {
    const onEndNear = jest.fn();
    show({ onEndNear });
    expect(onEndNear).not.toHaveBeenCalled();
    const grid = screen.getByRole('grid');
    Object.defineProperty(grid, 'scrollTop', { configurable: true, value: 48 * 990 });
    fireEvent.scroll(grid);
    expect(onEndNear).toHaveBeenCalled();
  });
});
