import fs from 'node:fs';
import path from 'node:path';

import { RECORD_INDEX_PATTERN } from '@provlogs/schema/indices';

import { DATA_SOURCE_TYPE } from './datasource/types';

const ROOT = path.join(__dirname, '..');
const text = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const json = (file: string) => JSON.parse(text(file));

const app = json('plugin.json');
const dataSource = json('src/datasource/plugin.json');
const panel = json('src/panel/plugin.json');

describe('plugin manifests', () => {
  it('have the IDs that dashboards and settings refer to', () => {
    expect(app).toMatchObject({ type: 'app', id: 'provlogs-provisioning-app' });
    expect(dataSource).toMatchObject({ type: 'datasource', id: DATA_SOURCE_TYPE });
    expect(panel).toMatchObject({ type: 'panel', id: 'provlogs-records-panel' });
  });

  it('ask for the same Grafana', () => {
    const versions = [app, dataSource, panel].map(({ dependencies }) => dependencies.grafanaDependency);
    expect(versions).toEqual(['>=12.3.0', '>=12.3.0', '>=12.3.0']);
  });

  it('offer the languages that there are texts in', () => {
    const languages = fs.readdirSync(path.join(ROOT, 'src/locales'));
    expect([app, dataSource, panel].map((plugin) => plugin.languages)).toEqual([languages, languages, languages]);
  });

  it('declare the nested plugins, or Grafana would not load them', () => {
    expect(app.includes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'datasource', path: 'datasource/plugin.json' }),
        expect.objectContaining({ type: 'panel', path: 'panel/plugin.json' }),
      ])
    );
  });

  it('are where the build tools look for the app', () => {
    expect(fs.readlinkSync(path.join(ROOT, 'src/plugin.json'))).toBe('../plugin.json');
  });

  it('name logos that exist, the same for all three', () => {
    const logos = [
      ['src', app],
      ['src/datasource', dataSource],
      ['src/panel', panel],
    ].map(([folder, { info }]) => text(path.join(folder, info.logos.small)));
    expect(new Set(logos).size).toBe(1);
  });

  it('name screenshots that exist, by paths that the build copies', () => {
    const paths: string[] = app.info.screenshots.map(({ path }: { path: string }) => path);
    expect(paths.length).toBeGreaterThan(0);
    for (const file of paths) {
      expect(file).toMatch(/^img\//);
      expect(fs.existsSync(path.join(ROOT, 'src', file))).toBe(true);
    }
  });

  it('come with a description that refers to nothing that is not in the bundle', () => {
    // Grafana shows it on the plugin's page, where relative addresses lead nowhere.
    expect(text('src/README.md')).not.toMatch(/\]\((?!https:)|<img/);
  });
});

describe('routes of the data source', () => {
  const target = (path: string) => `{{ .JsonData.elasticsearchUrl }}/{{ .JsonData.index }}/${path}`;
  const headers = [{ name: 'Authorization', content: 'ApiKey {{ .SecureJsonData.apiKey }}' }];

  it('read the one index pattern and do nothing else', () => {
    expect(dataSource.routes).toEqual([
      { path: 'apikey/search', method: 'POST', url: target('_search'), headers },
      { path: 'apikey/fields', method: 'GET', url: target('_field_caps'), headers },
      { path: 'plain/search', method: 'POST', url: target('_search') },
      { path: 'plain/fields', method: 'GET', url: target('_field_caps') },
    ]);
  });
});

describe('provisioning files', () => {
  it('enable the app, which the data source needs', () => {
    expect(text('provisioning/plugins/provlogs.yaml')).toContain(
      `  - type: ${app.id}\n    org_id: 1\n    disabled: false\n`
    );
  });

  it('set what the routes read, no address of the data source itself, and no secret', () => {
    const sources = text('provisioning/datasources/provlogs.yaml').split(/^  - /m);
    const ours = sources.filter((source) => source.includes(`type: ${DATA_SOURCE_TYPE}\n`));
    expect(ours).toHaveLength(1);
    const [lines = []] = ours.map((source) => source.split('\n'));
    for (const line of [
      `    type: ${DATA_SOURCE_TYPE}`,
      '    access: proxy',
      '      elasticsearchUrl: $ELASTICSEARCH_URL',
      `      index: ${RECORD_INDEX_PATTERN}`,
      '      apiKey: $ELASTICSEARCH_READ_API_KEY',
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.filter((line) => /^ *url:/.test(line))).toEqual([]);
  });
});
