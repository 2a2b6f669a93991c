import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { type ComponentProps } from 'react';

import { testIds } from '../../testIds';
import { type RecordRow } from '../frame';
import { giveElementsASize } from '../testing/layout';

import { INITIAL_VIEW, type ListView } from './listView';
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
      view={INITIAL_VIEW}
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

  it('offers each value as a filter, and says which, where a click asks for one', async () => {
    const onFilter = jest.fn();
    const [first, second] = rowsOf(2);
    const named = (row: RecordRow | undefined, name: string) => ({
      documentId: name,
      values: new Map([...(row?.values ?? []), ['provisioning.application.name', name]]),
    });
    const { rows, onOpen } = show({ rows: [named(first, 'Box $&'), named(second, 'AWS')], onFilter });
    const cells = rows().map((row) => within(row).getByTestId(testIds.list.cell('provisioning.application.name')));
    const titles = cells.map((cell) => within(cell).getByRole('button').title);
    expect(titles).toEqual(['Filter for Box $&', 'Filter for AWS']);
    await userEvent.click(screen.getByTitle('Filter for AWS'));
    expect(onFilter.mock.calls).toEqual([['provisioning.application.name', 'AWS']]);
    expect(onOpen).not.toHaveBeenCalled();
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
        view={INITIAL_VIEW}
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

  it('has a menu for each column that does what the mouse does', async () => {
    const onViewChange = jest.fn();
    show({ onViewChange, view: { ...INITIAL_VIEW, columns: ['@timestamp', 'message', 'error.code'] } });
    const choose = async (column: string, item: string) => {
      await userEvent.click(screen.getByRole('button', { name: column }));
      await userEvent.click(screen.getByRole('menuitem', { name: new RegExp(`^${item}`) }));
      return onViewChange.mock.lastCall[0];
    };
    expect(await choose('Column Summary', 'Move left')).toMatchObject({
      columns: ['message', '@timestamp', 'error.code'],
    });
    expect(await choose('Column Summary', 'Move right')).toMatchObject({
      columns: ['@timestamp', 'error.code', 'message'],
    });
    expect(await choose('Column Summary', 'Hide')).toMatchObject({ columns: ['@timestamp', 'error.code'] });
    // Every element is 1,280 pixels wide here. The columns after it still share what is left.
    expect(await choose('Column Summary', 'Wider')).toMatchObject({ widths: { '@timestamp': 1_280, message: 1_296 } });
  });

  it('moves and resizes columns by keys, from one stop of the Tab key', async () => {
    const onViewChange = jest.fn();
    const view: ListView = { ...INITIAL_VIEW, columns: ['message', 'error.code'], widths: { message: 300 } };
    show({ onViewChange, view });
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Column Summary' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('button', { name: 'Column Error code' })).toHaveFocus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(onViewChange).toHaveBeenLastCalledWith({ ...view, widths: { message: 1_280, 'error.code': 1_264 } });
    await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}');
    expect(onViewChange).toHaveBeenLastCalledWith({ ...view, columns: ['error.code', 'message'] });
    await userEvent.tab();
    expect(screen.getAllByTestId(testIds.list.row)[0]).toHaveFocus();
  });

  it('resizes a column by its edge, and leaves it as it was by Escape', () => {
    const onViewChange = jest.fn();
    const view: ListView = { ...INITIAL_VIEW, columns: ['message', 'error.code'] };
    show({ onViewChange, view });
    const header = screen.getByRole('columnheader', { name: /Summary/ });
    const edge = header.lastElementChild ?? header;
    const columns = () => header.parentElement?.style.gridTemplateColumns;
    const before = columns();
    fireEvent.mouseDown(edge, { clientX: 500 });
    fireEvent.mouseMove(window, { clientX: 400 });
    expect(columns()).toBe('1180px minmax(124px, 1fr)');
    fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.mouseUp(window);
    expect(columns()).toBe(before);
    expect(onViewChange).not.toHaveBeenCalled();
    fireEvent.mouseDown(edge, { clientX: 500 });
    fireEvent.mouseMove(window, { clientX: -9_000 });
    fireEvent.mouseUp(window);
    expect(onViewChange).toHaveBeenCalledWith({ ...view, widths: { message: 48 } });
    fireEvent.doubleClick(edge);
    expect(onViewChange).toHaveBeenLastCalledWith({ ...view, widths: {} });
  });

  it('moves a column to where it is let go', () => {
    const onViewChange = jest.fn();
    const view: ListView = { ...INITIAL_VIEW, columns: ['@timestamp', 'message', 'error.code'] };
    show({ onViewChange, view });
    const [first, , last] = screen.getAllByRole('columnheader');
    const dataTransfer = { setData: jest.fn() };
    fireEvent.dragStart(last ?? document.body, { dataTransfer });
    fireEvent.dragOver(first ?? document.body, { dataTransfer });
    fireEvent.drop(first ?? document.body, { dataTransfer });
    expect(onViewChange).toHaveBeenCalledWith({ ...view, columns: ['error.code', '@timestamp', 'message'] });
  });

  it('offers nothing of this where columns stay as they are', () => {
    show();
    expect(screen.queryByRole('button', { name: /^Column/ })).not.toBeInTheDocument();
  });

  it('is compact and tells how long ago, on demand', () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-20T08:05:00Z') });
    const { rows } = show({ view: { ...INITIAL_VIEW, density: 'compact', times: 'relative' } });
    const date = () => within(rows()[0] ?? document.body).getByTestId(testIds.list.cell('@timestamp'));
    expect(rows()[0]).toHaveStyle({ height: '32px' });
    expect(date()).toHaveTextContent('5 minutes ago');
    expect(date()).toHaveAttribute('title', '2026-11-20 08:00:00');
    act(() => jest.advanceTimersByTime(90_000));
    expect(date()).toHaveTextContent('7 minutes ago');
    jest.useRealTimers();
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
