/** Grafana's math expressions as a tree; an operator is written as Grafana writes it. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'variable'; name: string }
  | { kind: 'unary'; operator: UnaryOperator; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'call'; name: FunctionName; argument: Expression };

type UnaryOperator = '!' | '-';

// Lowest precedence first; operators of one level are taken from the left, powers too.
const LEVELS = [['||'], ['&&'], ['==', '!=', '>=', '<=', '>', '<'], ['+', '-'], ['*', '/', '%'], ['**']] as const;
export type BinaryOperator = (typeof LEVELS)[number][number];

/** The functions of one argument that are known here. */
export const FUNCTIONS = {
  abs: Math.abs,
  log: Math.log,
  ceil: Math.ceil,
  floor: Math.floor,
  is_nan: (value: number) => Number(Number.isNaN(value)),
} as const satisfies Record<string, (value: number) => number>;
type FunctionName = keyof typeof FUNCTIONS;

const TOKEN =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\$(?:(?<name>\w+)|\{(?<quoted>[^}]+)\})|(?<word>[a-z_]+)|(?<symbol>[!<>=&|+\-*/%]+|[()]))/y;

interface Token {
  kind: 'number' | 'variable' | 'word' | 'symbol';
  text: string;
}

/** Reads a math expression; throws what Grafana would refuse. */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let next = 0;
  const refuse = () => new SyntaxError(`Unexpected "${tokens[next]?.text ?? 'end'}" in the expression: ${text}`);
  const isSymbol = (symbol: string) => tokens[next]?.kind === 'symbol' && tokens[next]?.text === symbol;

  const binary = (level: number): Expression => {
    const operators = LEVELS[level];
    if (operators === undefined) {
      return factor();
    }
    let left = binary(level + 1);
    for (;;) {
      const operator = operators.find(isSymbol);
      if (operator === undefined) {
        return left;
      }
      next++;
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
  };

  const inParentheses = (): Expression => {
    const inner = binary(0);
    if (!isSymbol(')')) {
      throw refuse();
    }
    next++;
    return inner;
  };

  const factor = (): Expression => {
    const token = tokens[next];
    if (token?.kind === 'number') {
      next++;
      return { kind: 'number', value: Number(token.text) };
    }
    if (token?.kind === 'variable') {
      next++;
      return { kind: 'variable', name: token.text };
    }
    if (token?.kind === 'word' && isFunction(token.text) && tokens[next + 1]?.text === '(') {
      next += 2;
      return { kind: 'call', name: token.text, argument: inParentheses() };
    }
    if (token?.kind === 'symbol' && (token.text === '!' || token.text === '-')) {
      next++;
      return { kind: 'unary', operator: token.text, operand: factor() };
    }
    if (isSymbol('(')) {
      next++;
      return inParentheses();
    }
    throw refuse();
  };

  const expression = binary(0);
  if (next < tokens.length) {
    throw refuse();
  }
  return expression;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) {
      throw new SyntaxError(`Unreadable at "${text.slice(from)}" in the expression: ${text}`);
    }
    const { number, name, quoted, word, symbol } = groups;
    const variable = name ?? quoted;
    if (number !== undefined) {
      tokens.push({ kind: 'number', text: number });
    } else if (variable !== undefined) {
      tokens.push({ kind: 'variable', text: variable });
    } else if (word !== undefined) {
      tokens.push({ kind: 'word', text: word });
    } else if (symbol !== undefined) {
      tokens.push({ kind: 'symbol', text: symbol });
    }
  }
  return tokens;
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

/** The nodes that an expression needs, each once. */
export function variablesOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'variable':
      return [expression.name];
    case 'unary':
      return variablesOf(expression.operand);
    case 'call':
      return variablesOf(expression.argument);
    case 'binary':
      return [...new Set([...variablesOf(expression.left), ...variablesOf(expression.right)])];
  }
}

/** An operator on two numbers; comparisons give 0 or 1. NaN makes everything NaN but what `&&` and `||` skip. */
export function binaryOperation(operator: BinaryOperator, a: number, b: number): number {
  if (operator === '||' && a !== 0) {
    return 1;
  }
  if (operator === '&&' && a === 0) {
    return 0;
  }
  if (Number.isNaN(a) || Number.isNaN(b)) {
    return NaN;
  }
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '>':
      return Number(a > b);
    case '<':
      return Number(a < b);
    case '>=':
      return Number(a >= b);
    case '<=':
      return Number(a <= b);
    case '&&':
    case '||':
      return Number(b !== 0);
  }
}

/** An operator on one number; NaN stays NaN. */
export function unaryOperation(operator: UnaryOperator, value: number): number {
  return Number.isNaN(value) ? NaN : operator === '-' ? -value : Number(value === 0);
}
