import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { DEFAULT_COLUMNS, RECORD_FIELDS, type RecordFieldName } from '../../fields';

import { ColumnChooser } from './ColumnChooser';

function Host({ initial, onChange }: { initial: RecordFieldName[]; onChange: (columns: RecordFieldName[]) => void }) {
  const [columns, setColumns] = useState(initial);
  return (
    <ColumnChooser
      columns={columns}
      onChange={(next) => {
        setColumns(next);
        onChange(next);
      }}
    />
  );
}

describe('ColumnChooser', () => {
  it('offers every field and finds them by label and by field name', async () => {
    render(<Host initial={[...DEFAULT_COLUMNS]} onChange={jest.fn()} />);
    expect(screen.getAllByRole('checkbox')).toHaveLength(RECORD_FIELDS.length);
    await userEvent.type(screen.getByLabelText('Search columns'), 'error.code');
    expect(screen.getAllByRole('checkbox')).toEqual([screen.getByLabelText('Error code')]);
    await userEvent.type(screen.getByLabelText('Search columns'), 'x');
    expect(screen.getByText('No column is called that.')).toBeInTheDocument();
  });

  it('keeps the order, adds at the end, and resets', async () => {
    const onChange = jest.fn();
    render(<Host initial={['message', '@timestamp', 'error.code']} onChange={onChange} />);
    await userEvent.click(screen.getByLabelText('Date'));
    expect(onChange).toHaveBeenLastCalledWith(['message', 'error.code']);
    await userEvent.click(screen.getByLabelText('Date'));
    expect(onChange).toHaveBeenLastCalledWith(['message', 'error.code', '@timestamp']);
    await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
    expect(onChange).toHaveBeenLastCalledWith([...DEFAULT_COLUMNS]);
    expect(screen.getByRole('button', { name: 'Reset' })).toBeDisabled();
  });

  it('moves columns up and down', async () => {
    const onChange = jest.fn();
    render(<Host initial={['message', '@timestamp', 'error.code']} onChange={onChange} />);
    await userEvent.click(screen.getByRole('button', { name: 'Move Date up' }));
    expect(onChange).toHaveBeenLastCalledWith(['@timestamp', 'message', 'error.code']);
    await userEvent.click(screen.getByRole('button', { name: 'Move Summary down' }));
    expect(onChange).toHaveBeenLastCalledWith(['@timestamp', 'error.code', 'message']);
    expect(screen.getByRole('button', { name: 'Move Date up' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Move Summary down' })).toBeDisabled();
  });

  it('leaves at least one column', () => {
    render(<Host initial={['message']} onChange={jest.fn()} />);
    expect(screen.getByLabelText('Summary')).toBeDisabled();
  });
});
