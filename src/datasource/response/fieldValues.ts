/** The number of a field, also where Elasticsearch gives it as text; null where there is none. */
export function firstNumber([value]: unknown[]): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** All values of a field as one text; null where there is none. */
export function joined(values: unknown[]): string | null {
  const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return texts.length === 0 ? null : texts.join(', ');
}
