import { initPluginTranslations, type Resources } from '@grafana/i18n';
import { render, screen } from '@testing-library/react';
import fs from 'node:fs';
import path from 'node:path';
import React from 'react';

import { ListStatus } from './records/ListStatus';

const LOCALES = path.join(__dirname, 'locales');

/** Those of numbers need no `-`, and Trans escapes nothing. */
const UNESCAPED = ['all', 'bound', 'characters', 'count', 'failed', 'failures', 'known', 'limit', 'max', 'number'];
UNESCAPED.push('percent', 'seconds', 'url', 'usual', 'version', 'words');

function textsOf(language: string): Map<string, string> {
  const file = path.join(LOCALES, language, 'provlogs-provisioning-app.json');
  const texts = new Map<string, string>();
  const collect = (value: unknown, key: string) => {
    if (typeof value === 'string') {
      texts.set(key, value);
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([name, inner]) => collect(inner, key === '' ? name : `${key}.${name}`));
    }
  };
  collect(JSON.parse(fs.readFileSync(file, 'utf8')), '');
  return texts;
}

const placeholders = (text = '') => (text.match(/\{\{.*?\}\}/g) ?? []).sort();

const isCount = (placeholder: string) => /^\{\{count\b/.test(placeholder);

/** Languages differ in how many forms of a plural they have. */
const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

const english = textsOf('en-US');
const byStem = new Map([...english].map(([key, text]) => [withoutPlural(key), text]));

describe.each(fs.readdirSync(LOCALES))('the texts in %s', (language) => {
  const texts = textsOf(language);

  it('are of texts that there are, and name the same values', () => {
    for (const [key, text] of texts) {
      expect([key, byStem.has(withoutPlural(key))]).toEqual([key, true]);
      const needed = placeholders(byStem.get(withoutPlural(key))).filter((name) => !isCount(name));
      // "One record" needs no number.
      expect([key, placeholders(text).filter((name) => !isCount(name))]).toEqual([key, needed]);
    }
  });

  it('show values as they are, not as HTML', () => {
    for (const [key, text] of texts) {
      const escaped = placeholders(text).filter((name) => !/^\{\{(- \w+|\w+, number)\}\}$/.test(name));
      expect([key, escaped.filter((name) => !UNESCAPED.includes(name.slice(2, -2)))]).toEqual([key, []]);
    }
  });
});

describe('texts of another language', () => {
  const pages = { rows: [], hasMore: true, notices: [], loading: false, loadMore: () => undefined };

  it('take the place of the English ones, with plurals and values', async () => {
    const german: Resources = {
      list: { shown_one: '{{shown}} von einem', shown_other: '{{shown}} von {{count}}', loadMore: 'Mehr laden' },
    };
    await initPluginTranslations('provlogs-provisioning-app', [() => Promise.resolve(german)]);

    const { rerender } = render(<ListStatus pages={pages} total={5} />);
    expect(screen.getByText('0 von 5')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Mehr laden' })).toBeInTheDocument();

    rerender(<ListStatus pages={pages} total={1} />);
    expect(screen.getByText('0 von einem')).toBeInTheDocument();
  });

  it('leave in English what they do not have', async () => {
    await initPluginTranslations('provlogs-provisioning-app', [() => Promise.resolve({})]);
    render(<ListStatus pages={{ ...pages, error: 'a <b> & "c"' }} />);
    expect(screen.getByText('The next records could not be read: a <b> & "c"')).toBeInTheDocument();
  });
});
