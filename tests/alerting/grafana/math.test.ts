import { parseExpression } from './expression.ts';
import { computeMath } from './math.ts';
import { type Labels, type NumberValue, type Values } from './values.ts';

const number = (labels: Labels, value: number | null): NumberValue => ({ kind: 'number', labels, value });

const compute = (text: string, nodes: Record<string, Values>) =>
  computeMath(parseExpression(text), new Map(Object.entries(nodes))).map(({ labels, value }) => [labels, value]);

describe('numbers are joined', () => {
  it('by the same labels, and what has no partner is dropped', () => {
    const A = [number({ app: 'Box' }, 1), number({ app: 'Zoom' }, 2)];
    const B = [number({ app: 'Zoom' }, 10), number({ app: 'Slack' }, 20)];
    expect(compute('$A + $B', { A, B })).toEqual([[{ app: 'Zoom' }, 12]]);
  });

  it('where the labels of one are part of those of the other', () => {
    const A = [number({ app: 'Box', code: 'a' }, 1), number({ app: 'Box', code: 'b' }, 2)];
    const B = [number({ app: 'Box' }, 10), number({ app: 'Zoom' }, 20)];
    const joined = [
      [{ app: 'Box', code: 'a' }, -9],
      [{ app: 'Box', code: 'b' }, -8],
    ];
    expect(compute('$A - $B', { A, B })).toEqual(joined);
    expect(compute('-($B - $A)', { A, B })).toEqual(joined);
  });

  it('each with a number without labels', () => {
    const A = [number({ app: 'Box' }, 1), number({ app: 'Zoom' }, 2)];
    expect(compute('$A > $least', { A, least: [number({}, 1)] })).toEqual([
      [{ app: 'Box' }, 0],
      [{ app: 'Zoom' }, 1],
    ]);
  });

  it('without labels where there is one on either side and they do not fit', () => {
    expect(compute('$A * $B', { A: [number({ app: 'Box' }, 2)], B: [number({ app: 'Zoom' }, 3)] })).toEqual([[{}, 6]]);
  });

  it('to nothing where one side is empty', () => {
    expect(compute('$A + $B', { A: [number({}, 1)], B: [] })).toEqual([]);
  });
});

it('null stays null in operators and becomes NaN in functions', () => {
  const A = [number({}, null)];
  expect(compute('$A + 1', { A })).toEqual([[{}, null]]);
  expect(compute('-$A', { A })).toEqual([[{}, null]]);
  expect(compute('abs($A)', { A })).toEqual([[{}, NaN]]);
});

it('a time series in math is refused', () => {
  expect(() => compute('$A + 1', { A: [{ kind: 'series', labels: {}, points: [] }] })).toThrow('$A is a time series');
});
