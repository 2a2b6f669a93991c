import fc from 'fast-check';

import { expandVariables, interpolateQuery, narrowedBy, type Replace } from './variables';

/** Replaces $name, as Grafana does with a format function. */
const replaceFrom =
  (variables: Record<string, string | string[]>): Replace =>
  (text, format) =>
    text.replaceAll(/\$(\w+)/g, (match, name: string) => {
      const value = variables[name];
      return value === undefined ? match : format(value);
    });

const replace = replaceFrom({
  app: ['Dropbox', 'a,b|c {d}'],
  one: 'x',
  none: [],
  empty: '',
  big: Array.from({ length: 100 }, String),
});

describe('expandVariables', () => {
  it.each([
    ['plain', ['plain']],
    ['$unknown', ['$unknown']],
    ['$app', ['Dropbox', 'a,b|c {d}']],
    ['pre-$app-$one', ['pre-Dropbox-x', 'pre-a,b|c {d}-x']],
    ['$app/$app', ['Dropbox/Dropbox', 'a,b|c {d}/Dropbox', 'Dropbox/a,b|c {d}', 'a,b|c {d}/a,b|c {d}']],
    ['$none', ['']],
    ['$empty', ['']],
    ['$none $app', [' Dropbox', ' a,b|c {d}']],
  ])('expands %s', (text, texts) => {
    expect(expandVariables(text, replace)).toEqual(texts);
  });

  it('keeps the values of a variable whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (values) => {
        expect(expandVariables('$v', replaceFrom({ v: values }))).toEqual(values);
      })
    );
  });

  it('refuses more combinations than Elasticsearch could bear', () => {
    expect(() => expandVariables('$big $big', replace)).toThrow('have 10000 combinations; at most 5000');
  });
});

describe('narrowedBy', () => {
  it('makes several values of a variable several values of the filter, each once', () => {
    expect(
      narrowedBy(
        {
          filters: [{ field: 'provisioning.application.name', values: ['$app', 'Dropbox'], exclude: true }],
          changes: [{ name: '$app', oldValue: null, newValue: '$one' }],
          identity: 'ann $one',
        },
        { from: 1, to: 2 },
        replace
      )
    ).toEqual({
      from: 1,
      to: 2,
      filters: [{ field: 'provisioning.application.name', values: ['Dropbox', 'a,b|c {d}'], exclude: true }],
      ranges: [],
      changes: [{ name: ['Dropbox', 'a,b|c {d}'], oldValue: null, newValue: ['x'], exclude: undefined }],
      identity: ['ann x'],
      notIdentity: [''],
      text: [''],
      notText: [''],
    });
  });
});

describe('interpolateQuery', () => {
  it('replaces variables for Explore, but not by joining values', () => {
    expect(
      interpolateQuery(
        {
          refId: 'A',
          queryType: 'records',
          filters: [{ field: 'error.code', values: ['$app'] }],
          identity: '$one',
          text: '$app',
        },
        replace
      )
    ).toEqual({
      refId: 'A',
      queryType: 'records',
      filters: [{ field: 'error.code', values: ['Dropbox', 'a,b|c {d}'] }],
      identity: 'x',
      text: '$app',
    });
    expect(interpolateQuery({ refId: 'A', queryType: 'record', documentId: '$one' }, replace)).toMatchObject({
      documentId: 'x',
    });
  });
});
