/** How the texts of the bundle are found in its sources: `npm run i18n`. */
export default {
  input: ['src/**/*.{ts,tsx}', '!src/**/*.test.{ts,tsx}', '!src/**/testing/**'],
  locales: ['en-US'],
  defaultNamespace: 'texts',
  createOldCatalogs: false,
  sort: true,
  // One key with two texts.
  failOnWarnings: true,
  lexers: {
    ts: [{ lexer: 'JavascriptLexer', functions: ['t'], namespaceFunctions: [] }],
    tsx: [{ lexer: 'JsxLexer', functions: ['t'], namespaceFunctions: [], componentFunctions: ['Trans'] }],
  },
};
