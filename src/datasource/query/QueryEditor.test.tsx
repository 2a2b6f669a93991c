import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { DataSource } from '../datasource';
import { fakeBackend, instanceSettings, RANGE, searchAnswer, SETTINGS } from '../testing';
import { type ProvisioningQuery } from '../types';
import { QueryEditor } from './QueryEditor';

const STATUS = 'provisioning.status' as const;
const facet = (...keys: string[]) => ({
  values: { sum_other_doc_count: 0, buckets: keys.map((key) => ({ key, doc_count: 1 })) },
});

function setUp(query: ProvisioningQuery = { refId: 'A', queryType: 'records' }) {
  const backend = fakeBackend(() =>
    searchAnswer([], { aggregations: { [STATUS]: facet('success', 'failure'), 'error.code': facet('Timeout') } })
  );
  const dataSource = new DataSource(instanceSettings(SETTINGS), backend, { replace: (text = '') => text });
  const seen = { last: query, runs: 0 };
  function Host() {
    const [current, setCurrent] = useState(query);
    const change = (changed: ProvisioningQuery) => {
      seen.last = changed;
      setCurrent(changed);
    };
    return (
      <QueryEditor
        datasource={dataSource}
        query={current}
        onChange={change}
        onRunQuery={() => seen.runs++}
        range={RANGE}
      />
    );
  }
  render(<Host />);
  return { seen, backend, user: userEvent.setup() };
}

/** An option of the open list; by selector, because looking for roles takes a second here. */
const findOption = (text: string | RegExp) => screen.findByText(text, { selector: '[role="option"] *' });

/** What comboboxes need of a browser, and jsdom lacks. */
beforeAll(() => {
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value: () => ({ measureText: (text: string) => ({ width: text.length }) }),
  });
  Object.defineProperty(window, 'IntersectionObserver', {
    value: class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  });
  // The list is virtual: without a size it has no options.
  for (const side of ['clientWidth', 'clientHeight']) {
    Object.defineProperty(Element.prototype, side, { value: 1000 });
  }
});

describe('QueryEditor', () => {
  it('shows the filters that are set, and asks for no values until a list is opened', () => {
    const filters = [{ field: 'provisioning.action' as const, values: ['create'] }];
    const { backend } = setUp({ refId: 'A', queryType: 'records', filters, notText: 'quota' });
    expect(screen.getByLabelText('Action')).toBeInTheDocument();
    expect(screen.getByLabelText('Identity')).toBeInTheDocument();
    expect(screen.getByLabelText('Text is not')).toHaveValue('quota');
    expect(screen.queryByLabelText('Status')).toBeNull();
    expect(backend.requests).toEqual([]);
  });

  it('offers the values that the time range has within the other filters', async () => {
    const filters = [{ field: STATUS, values: [] }];
    const narrowing = { identity: 'ann', notIdentity: 'bob', filters };
    const { seen, backend, user } = setUp({ refId: 'A', queryType: 'records', ...narrowing });
    await user.click(screen.getByLabelText('Status'));
    await user.click(await findOption('failure'));
    expect(seen.last).toMatchObject({ filters: [{ field: STATUS, values: ['failure'] }] });
    expect(seen.runs).toBe(1);
    expect(backend.requests[0]?.data).toMatchObject({
      aggs: { [STATUS]: {} },
      query: {
        bool: {
          filter: [
            {},
            { prefix: { 'provisioning.identity_terms': { value: 'ann' } } },
            { bool: { must_not: [{ prefix: { 'provisioning.identity_terms': { value: 'bob' } } }] } },
          ],
        },
      },
    });
  });

  it('takes values that no record has, such as variables', async () => {
    const { seen, user } = setUp({ refId: 'A', queryType: 'records', filters: [{ field: STATUS, values: [] }] });
    await user.type(screen.getByLabelText('Status'), '$status');
    await user.click(await findOption(/\$status/));
    expect(seen.last).toMatchObject({ filters: [{ field: STATUS, values: ['$status'] }] });
  });

  it('can leave out values', async () => {
    const filter = { field: STATUS, values: ['success'] } as const;
    const { seen, user } = setUp({ refId: 'A', queryType: 'records', filters: [{ ...filter, values: ['success'] }] });
    await user.click(screen.getByLabelText('is not'));
    expect(seen.last).toMatchObject({ filters: [{ ...filter, exclude: true }] });
  });

  it('adds and removes filters', async () => {
    const { seen, user } = setUp();
    await user.click(screen.getByLabelText('Add a filter'));
    await user.click(await findOption('Error code'));
    await user.click(screen.getByLabelText('Error code'));
    await user.click(await findOption('Timeout'));
    expect(seen.last).toMatchObject({ filters: [{ field: 'error.code', values: ['Timeout'] }] });
    await user.click(screen.getByLabelText('Remove the filter on Error code'));
    expect(seen.last).toMatchObject({ filters: [] });
  });

  it('adds what leaves out by text, bounds of numbers, and changes', async () => {
    const { seen, user } = setUp();
    for (const addition of ['Text is not', 'Duration', 'Changed property, from and to']) {
      await user.type(screen.getByLabelText('Add a filter'), addition.slice(0, 8));
      await user.click(await findOption(addition));
    }
    await user.type(screen.getByLabelText('Text is not'), 'quota{Enter}');
    await user.type(screen.getByLabelText('at least'), '250{Enter}');
    await user.type(screen.getByLabelText('to'), 'Sales{Enter}');
    expect(seen.last).toMatchObject({
      notText: 'quota',
      ranges: [{ field: 'event.duration', min: 250_000_000 }],
      changes: [{ newValue: 'Sales' }],
    });
    await user.click(screen.getByLabelText('Remove the filter on Text is not'));
    expect(seen.last).toMatchObject({ notText: undefined });
  });

  it('applies texts on Enter or when they are left, and only once', async () => {
    const { seen, user } = setUp();
    await user.type(screen.getByLabelText('Identity'), 'ann lee');
    expect(seen.runs).toBe(0);
    await user.keyboard('{Enter}');
    await user.type(screen.getByLabelText('Text'), 'timeout');
    await user.tab();
    expect(seen.last).toMatchObject({ identity: 'ann lee', text: 'timeout' });
    expect(seen.runs).toBe(2);
  });

  it('changes columns, order and limit', async () => {
    const { seen, user } = setUp();
    await user.click(screen.getByLabelText('Columns'));
    await user.click(await findOption('Error code'));
    await user.click(screen.getByLabelText('Oldest first'));
    await user.type(screen.getByLabelText('Records at most'), '20000');
    await user.tab();
    expect(seen.last).toMatchObject({ order: 'asc', limit: 10_000 });
    expect(seen.last).toMatchObject({ columns: expect.arrayContaining(['@timestamp', 'error.code']) });
  });

  it('keeps the filters when it changes to values and back', async () => {
    const filters = [{ field: 'provisioning.action' as const, values: ['create'] }];
    const { seen, user } = setUp({ refId: 'A', queryType: 'records', filters, limit: 5 });
    await user.click(screen.getByLabelText('Values'));
    expect(seen.last).toMatchObject({ queryType: 'facets', fields: [STATUS], filters });
    expect(screen.getByLabelText('Values of')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Records'));
    expect(seen.last).toMatchObject({ queryType: 'records', filters });
  });

  it('asks for failing identities within the same filters, with those that are resolved on demand', async () => {
    const filters = [{ field: 'error.code' as const, values: ['Timeout'] }];
    const { seen, user } = setUp({ refId: 'A', queryType: 'records', filters });
    await user.click(screen.getByLabelText('Failing identities'));
    expect(seen.last).toMatchObject({ queryType: 'failing', filters });
    await user.click(screen.getByLabelText('Also resolved ones'));
    expect(seen.last).toMatchObject({ queryType: 'failing', resolved: true });
  });
});
