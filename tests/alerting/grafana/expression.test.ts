import fc from 'fast-check';

import { parseExpression, variablesOf } from './expression.ts';
import { computeMath } from './math.ts';

/** The value of an expression without variables. */
function valueOf(text: string): number | null | undefined {
  return computeMath(parseExpression(text), new Map())[0]?.value;
}

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['2 ** 3 ** 2', 64],
    ['-2 ** 2', 4],
    ['7 % 4 + 1e2', 103],
    ['1 + 1 >= 2 && 3 > 2', 1],
    ['0 || 2 == 3', 0],
    ['!0 + abs(-2.5) + floor(1.9) + ceil(0.1)', 5.5],
  ])('%s is %d', (text, value) => {
    expect(valueOf(text)).toBeCloseTo(value, 10);
  });

  it('has powers above products above sums above comparisons above and above or, all from the left', () => {
    const operand = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(operand, operand, operand, operand, (a, b, c, d) => {
        const text = `${a} - ${b} - ${c} * ${d} ** 2 > 0 && ${a} < ${b} || ${c} == ${d}`;
        const sum = a - b - c * d ** 2;
        expect(valueOf(text)).toBe(Number((sum > 0 && a < b) || c === d));
      })
    );
  });

  it.each([
    ['0 / 0 >= 1 && 1', NaN],
    ['0 && 0 / 0', 0],
    ['1 || 0 / 0', 1],
    ['0 / 0 == 0 / 0', NaN],
    ['-(0 / 0)', NaN],
    ['!(0 / 0)', NaN],
    ['is_nan(0 / 0)', 1],
    ['1 / 0', Infinity],
  ])('%s is %d: NaN spreads but where && and || need not look', (text, value) => {
    expect(valueOf(text)).toBe(value);
  });

  it('names what it needs, each once', () => {
    expect(variablesOf(parseExpression('$F > ${G} + abs($F) * -$h2'))).toEqual(['F', 'G', 'h2']);
  });

  it.each(['', '1 +', '(1', '1 2', '$', '1 =! 2', 'sqrt(4)', 'abs 4', '1 & 2', '#'])('"%s" is refused', (text) => {
    expect(() => parseExpression(text)).toThrow(SyntaxError);
  });
});
