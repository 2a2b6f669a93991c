import * as v from 'valibot';

/** A data source as Grafana stores it. `secureJsonData` never leaves the server but in proxied requests. */
export interface DataSource {
  /** Letters, digits, `-` and `_`. */
  uid: string;
  name: string;
  /** The plugin's id. */
  type: string;
  /** Grafana's own URL of the data source: where requests go that match no route. */
  url?: string;
  basicAuth?: boolean;
  basicAuthUser?: string;
  jsonData: Record<string, unknown>;
  /** `basicAuthPassword` belongs to basic auth, the rest to the plugin. */
  secureJsonData: Record<string, string>;
}

const Update = v.object({
  name: v.pipe(v.string(), v.nonEmpty('a data source needs a name')),
  url: v.optional(v.string()),
  basicAuth: v.optional(v.boolean()),
  basicAuthUser: v.optional(v.string()),
  jsonData: v.record(v.string(), v.unknown()),
  secureJsonData: v.optional(v.record(v.string(), v.string()), {}),
});

/** The data sources of one workbench, in memory; the first is the default one. */
export class DataSources {
  readonly #byUid: Map<string, DataSource>;

  constructor(initial: readonly DataSource[]) {
    this.#byUid = new Map(initial.map((dataSource) => [dataSource.uid, dataSource]));
  }

  list(): DataSource[] {
    return [...this.#byUid.values()];
  }

  get(uid: string): DataSource | undefined {
    return this.#byUid.get(uid);
  }

  /**
   * Stores what the settings page sends (`PUT /api/datasources/uid/<uid>`). Secrets that are not sent stay as they are.
   *
   * @throws Error when the body is not a data source.
   */
  update(current: DataSource, body: unknown): DataSource {
    const parsed = v.safeParse(Update, body);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      throw new Error(`data source: ${v.getDotPath(issue) ?? 'the body'}: ${issue.message}`);
    }
    const updated = {
      ...current,
      ...parsed.output,
      secureJsonData: { ...current.secureJsonData, ...parsed.output.secureJsonData },
    };
    this.#byUid.set(updated.uid, updated);
    return updated;
  }
}

/** What the settings page gets (`DataSourceSettings`): of secrets only whether they are set. */
export function dataSourceSettings(dataSource: DataSource) {
  const { secureJsonData, ...visible } = dataSource;
  return {
    id: 1,
    orgId: 1,
    typeLogoUrl: '',
    typeName: '',
    access: 'proxy',
    user: '',
    database: '',
    isDefault: true,
    readOnly: false,
    withCredentials: false,
    version: 1,
    url: '',
    basicAuth: false,
    basicAuthUser: '',
    ...visible,
    secureJsonFields: Object.fromEntries(Object.entries(secureJsonData).map(([key, value]) => [key, value !== ''])),
  };
}

/** What every page gets (`DataSourceInstanceSettings`), the constructor's argument of the data source. */
export function instanceSettings(dataSource: DataSource, meta: unknown, isDefault: boolean) {
  return {
    id: 1,
    uid: dataSource.uid,
    type: dataSource.type,
    name: dataSource.name,
    meta,
    isDefault,
    access: 'proxy',
    readOnly: false,
    url: `/api/datasources/proxy/uid/${dataSource.uid}`,
    jsonData: dataSource.jsonData,
  };
}
