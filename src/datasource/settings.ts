import { t } from '@grafana/i18n';
import { RECORD_INDEX_PATTERN } from '@provlogs/schema/indices';

import { type ProvisioningOptions } from './types';

export const DEFAULT_INDEX = RECORD_INDEX_PATTERN;

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** What is wrong with Elasticsearch's address, as a sentence, or undefined. */
export function urlProblem(url: string | undefined): string | undefined {
  if (!url) {
    return t(
      'settings.noAddress',
      "Enter the address of Elasticsearch as Grafana's server reaches it, for example https://localhost:9200."
    );
  }
  const parsed = /^https?:\/\//.test(url) ? parseUrl(url) : undefined;
  if (!parsed) {
    return t(
      'settings.noWholeAddress',
      'Enter a whole address that begins with http:// or https://, for example https://localhost:9200.'
    );
  }
  if (parsed.username || parsed.password) {
    return t(
      'settings.credentialsInAddress',
      'Take user name and password out of the address: everybody can read it. Enter them under Authentication.'
    );
  }
  if (/[?#\s]/.test(url)) {
    return t('settings.signsInAddress', 'Take blanks, "?" and "#" out of the address.');
  }
  // The route in plugin.json puts a slash and the index after it, and Elasticsearch knows no path with two slashes.
  return url.endsWith('/') ? t('settings.slashAtEnd', 'Take the slash off the end of the address.') : undefined;
}

/** What is wrong with the address that a link leads to, as a sentence, or undefined; none is needed. */
export function linkProblem(url: string | undefined): string | undefined {
  if (!url || (/^https?:\/\/[^\s?#]+$/i.test(url) && parseUrl(url))) {
    return undefined;
  }
  return t(
    'settings.noLink',
    'Enter a whole address that begins with http:// or https://, without "?" and "#", or leave it empty.'
  );
}

/** What is wrong with the index pattern, as a sentence, or undefined. It becomes part of a path in plugin.json. */
export function indexProblem(index: string | undefined): string | undefined {
  if (!index) {
    return t('settings.noIndex', 'Enter the index pattern, usually {{- usual}}.', { usual: DEFAULT_INDEX });
  }
  const wrong = index.split(',').find((part) => !/^[a-z0-9.*][a-z0-9._*:-]*$/.test(part) || !/[a-z0-9]/.test(part));
  if (wrong === undefined) {
    return undefined;
  }
  return t(
    'settings.wrongIndex',
    '"{{- index}}" is no index pattern. Use lower-case letters, digits and . _ - * : and begin with a letter or digit; put commas without blanks between several. Usually it is {{- usual}}.',
    { index: wrong, usual: DEFAULT_INDEX }
  );
}

/** Why no request can be made with these settings, as a sentence, or undefined. */
export function settingsProblem({ elasticsearchUrl, index }: ProvisioningOptions): string | undefined {
  const problem = urlProblem(elasticsearchUrl) ?? indexProblem(index);
  return (
    problem &&
    t('settings.needCorrection', 'The settings of this data source need a correction. {{- problem}}', { problem })
  );
}
