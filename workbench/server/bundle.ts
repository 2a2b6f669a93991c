import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

const Template = v.object({ name: v.string(), content: v.string() });

/** A strict object: a route that asks for what the proxy here cannot do (tokenAuth, body, …) is an error, not a surprise. */
const Route = v.strictObject({
  path: v.string(),
  method: v.optional(v.string()),
  url: v.optional(v.string()),
  headers: v.optional(v.array(Template)),
  urlParams: v.optional(v.array(Template)),
});

const PluginJson = v.looseObject({
  id: v.string(),
  name: v.string(),
  type: v.picklist(['app', 'datasource', 'panel']),
  info: v.looseObject({
    logos: v.optional(v.object({ small: v.string(), large: v.string() }), { small: '', large: '' }),
  }),
  languages: v.optional(v.array(v.string()), []),
  routes: v.optional(v.array(Route), []),
});

export type ProxyRoute = v.InferOutput<typeof Route>;

export interface BundledPlugin {
  /** The folder with plugin.json and module.js. */
  dir: string;
  type: v.InferOutput<typeof PluginJson>['type'];
  /** Data source proxy routes, in file order. */
  routes: ProxyRoute[];
  /** plugin.json as Grafana hands it to the browser (`PluginMeta`). */
  meta: Record<string, unknown> & { id: string; name: string };
}

/**
 * Reads plugin.json of a built bundle and of the plugins nested one folder below it, by plugin id.
 *
 * @throws Error with a sentence for the user when the bundle is missing or a plugin.json cannot be used.
 */
export async function readBundle(distDir: string): Promise<Map<string, BundledPlugin>> {
  if (!existsSync(path.join(distDir, 'plugin.json'))) {
    throw new Error(`${distDir} holds no plugin.json: build the plugin first (npm run build)`);
  }
  const folders = (await readdir(distDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(distDir, entry.name));
  const dirs = [distDir, ...folders.filter((dir) => existsSync(path.join(dir, 'plugin.json')))];
  const plugins = await Promise.all(dirs.map(readPlugin));
  return new Map(plugins.map((plugin) => [plugin.meta.id, plugin]));
}

async function readPlugin(dir: string): Promise<BundledPlugin> {
  const file = path.join(dir, 'plugin.json');
  const parsed = v.safeParse(PluginJson, JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${file}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
  }
  const { routes, ...json } = parsed.output;
  const baseUrl = `public/plugins/${json.id}`;
  const { small, large } = json.info.logos;
  return {
    dir,
    type: json.type,
    routes,
    meta: {
      ...json,
      baseUrl,
      module: `${baseUrl}/module.js`,
      translations: Object.fromEntries(
        json.languages.map((language) => [language, `${baseUrl}/locales/${language}/${json.id}.json`])
      ),
      info: { ...json.info, logos: { small: `${baseUrl}/${small}`, large: `${baseUrl}/${large}` } },
    },
  };
}
