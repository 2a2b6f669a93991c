import { act, renderHook } from '@testing-library/react';

import { useLasting } from './useLasting';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('tells of a state that lasts, until it ends', () => {
  const renders: Array<{ state: boolean; lasting: boolean }> = [];
  const useShown = (state: boolean) => {
    const lasting = useLasting(state, 250);
    renders.push({ state, lasting });
    return lasting;
  };
  const { result, rerender } = renderHook(useShown, { initialProps: true });
  const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));
  pass(249);
  expect(result.current).toBe(false);
  pass(1);
  expect(result.current).toBe(true);
  rerender(false);
  expect(result.current).toBe(false);
  // The next one has to last as long, however short the pause was.
  rerender(true);
  expect(result.current).toBe(false);
  pass(100);
  rerender(false);
  pass(1000);
  expect(result.current).toBe(false);
  expect(renders).not.toContainEqual({ state: false, lasting: true });
});
