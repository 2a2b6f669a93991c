import { act, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { TextFilter } from './TextFilter';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const PAUSE_MS = 1_000;

function show() {
  const committed = jest.fn<void, [string]>();
  function Host() {
    const [value, setValue] = useState('');
    return (
      <>
        <TextFilter
          label="Identity"
          placeholder=""
          value={value}
          onChange={(next) => {
            committed(next);
            setValue(next);
          }}
        />
        {['', 'grace'].map((other) => (
          <button key={other} onClick={() => setValue(other)}>{`set to ${other || 'nothing'}`}</button>
        ))}
      </>
    );
  }
  render(<Host />);
  const input = screen.getByRole('textbox', { name: 'Identity' });
  return {
    committed,
    input,
    type: (value: string) => fireEvent.change(input, { target: { value } }),
    pause: () => act(() => jest.advanceTimersByTime(PAUSE_MS)),
    setTo: (value: string) => fireEvent.click(screen.getByText(`set to ${value}`)),
  };
}

describe('TextFilter', () => {
  it('forgets what was typed when the value is reset from outside', () => {
    const { input, type, pause, setTo, committed } = show();
    type('takahashi');
    pause();
    expect(committed.mock.calls).toEqual([['takahashi']]);
    setTo('nothing');
    expect(input).toHaveValue('');
    pause();
    expect(input).toHaveValue('');
    expect(committed).toHaveBeenCalledTimes(1);
  });

  it('does not hand on a text that another value replaced within the pause', () => {
    const { input, type, pause, setTo, committed } = show();
    type('takahashi');
    setTo('grace');
    expect(input).toHaveValue('grace');
    pause();
    expect(input).toHaveValue('grace');
    expect(committed).not.toHaveBeenCalled();
  });

  it('hands on the last text of a pause, and at once by Enter and by its button', () => {
    const { input, type, pause, committed } = show();
    type('t');
    type('ta');
    expect(committed).not.toHaveBeenCalled();
    pause();
    type('tak');
    fireEvent.keyDown(input, { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Clear Identity' }));
    pause();
    expect(committed.mock.calls).toEqual([['ta'], ['tak'], ['']]);
  });
});
