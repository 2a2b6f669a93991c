/** A text that is translated once: i18next looks through the languages every time, which lists feel. A page has one language. */
export function once(tell: () => string): () => string {
  let text: string | undefined;
  return () => (text ??= tell());
}
