import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from '@elastic/elasticsearch';
import { RECORD_INDEX_PATTERN } from '@provlogs/schema/indices';
import Ajv from 'ajv';
import * as v from 'valibot';
import { parse } from 'yaml';

import { readConfig } from '../../ingest/src/config.ts';
import { listening } from '../fixtures/listening.ts';
import { deleteIndices } from './indices.ts';
import { provlogs } from './provlogs.ts';
import { eventually } from './worker.ts';

// There is no Docker here: the file is checked, and the containers' own commands are run outside of it.

const compose: unknown = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });

const service = v.object({
  image: v.string(),
  build: v.optional(v.object({ dockerfile: v.string(), target: v.string() })),
  entrypoint: v.optional(v.array(v.string()), []),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  volumes: v.optional(v.array(v.string()), []),
  ports: v.optional(v.array(v.string()), []),
  depends_on: v.optional(v.record(v.string(), v.object({ condition: v.string() })), {}),
  restart: v.optional(v.string()),
  healthcheck: v.optional(v.object({ test: v.array(v.string()) })),
  read_only: v.optional(v.boolean()),
  cap_drop: v.optional(v.array(v.string())),
  security_opt: v.optional(v.array(v.string())),
  deploy: v.object({ resources: v.object({ limits: v.object({ cpus: v.string(), memory: v.string() }) }) }),
});

const { services, volumes } = v.parse(
  v.object({ services: v.record(v.string(), service), volumes: v.record(v.string(), v.unknown()) }),
  compose
);
const all = Object.entries(services);

function serviceNamed(name: string): v.InferOutput<typeof service> {
  const found = services[name];
  if (found === undefined) {
    throw new Error(`docker-compose.yml has no service ${name}.`);
  }
  return found;
}
const ONCE = ['secrets', 'setup', 'setup-kibana'];

describe('docker-compose.yml', () => {
  it('is valid by the Compose specification', () => {
    const { $schema, ...schema } = v.parse(
      v.looseObject({ $schema: v.string() }),
      JSON.parse(readFileSync('tests/fixtures/compose-spec.json', 'utf8'))
    );
    expect($schema).toContain('draft-07');
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { duration: true, subnet_ip_address: true } });
    const validate = ajv.compile(schema);
    expect(validate(compose) ? [] : validate.errors).toEqual([]);
    expect(validate({ services: { a: { imagine: 'x' } } })).toBe(false);
  });

  it('pins images, limits every service, and publishes to this machine alone', () => {
    for (const [name, { image, ports, deploy }] of all) {
      expect({ name, image }).toEqual({ name, image: expect.stringMatching(/:\d+\.\d+\.\d+$/) });
      expect(deploy.resources.limits.memory).toMatch(/^\d+[mg]$/);
      ports.forEach((port) => expect(port).toMatch(/^127\.0\.0\.1:/));
    }
    for (const [, image] of readFileSync('ingest/Dockerfile', 'utf8').matchAll(/^FROM (\S+)/gm)) {
      expect(image).toMatch(/:\d+\.\d+\.\d+(?:-[a-z-]+)?$/);
    }
  });

  it('looks after what runs on: health, restart, waiting for the right state', () => {
    for (const [name, { restart, healthcheck, depends_on: needs }] of all) {
      const isOnce = ONCE.includes(name);
      expect({ name, restart, isChecked: healthcheck !== undefined }).toEqual(
        isOnce ? { name, isChecked: false } : { name, restart: 'unless-stopped', isChecked: true }
      );
      for (const [need, { condition }] of Object.entries(needs)) {
        expect({ name, need, condition }).toEqual({
          name,
          need,
          condition: ONCE.includes(need) ? 'service_completed_successfully' : 'service_healthy',
        });
      }
    }
  });

  it('mounts what is there, and declares its volumes', () => {
    for (const source of all.flatMap(([, { volumes: mounts }]) => mounts.map((mount) => mount.split(':')[0] ?? ''))) {
      expect({ source, isThere: source.startsWith('./') ? existsSync(source) : source in volumes }).toEqual({
        source,
        isThere: true,
      });
    }
    const dockerfile = readFileSync('ingest/Dockerfile', 'utf8');
    for (const target of all.flatMap(([, { build }]) => build?.target ?? [])) {
      expect(dockerfile).toMatch(new RegExp(` AS ${target}$`, 'm'));
    }
  });

  it('mounts all that Grafana provisions, and sets every variable in it', () => {
    const { entrypoint, environment, volumes: mounts } = serviceNamed('grafana');
    for (const part of readdirSync('provisioning').filter((name) => !['docker', 'kibana'].includes(name))) {
      expect(mounts).toContain(`./provisioning/${part}:/etc/grafana/provisioning/${part}:ro`);
      const texts = readdirSync(join('provisioning', part))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => readFileSync(join('provisioning', part, name), 'utf8').replaceAll(/^ *#.*$/gm, ''));
      for (const [, variable = ''] of texts.join('\n').matchAll(/[:\s]\$([A-Z_]+)$/gm)) {
        const isSet = variable in environment || entrypoint.join(' ').includes(`export ${variable}=`);
        expect({ part, variable, isSet }).toEqual({ part, variable, isSet: true });
      }
    }
    expect(environment.PROVLOGS_DASHBOARDS).toBe('/etc/grafana/provisioning/dashboards/provlogs');
  });

  it('names files that are mounted where they are looked for, and gives each part its own key', () => {
    for (const [name, { environment, entrypoint, volumes: mounts }] of all) {
      const targets = mounts.map((mount) => mount.split(':')[1] ?? '');
      const inCommand = [...entrypoint.join(' ').matchAll(/cat (\/[\w/-]+)/g)].map(([, path = '']) => path);
      const inEnvironment = Object.entries(environment).flatMap(([variable, value]) =>
        /_FILE$|_CA$|_CA_CERTS$|^KEYS$/.test(variable) ? value : []
      );
      for (const path of [...inCommand, ...inEnvironment]) {
        const isMounted = targets.some((target) => `${path}/`.startsWith(`${target}/`));
        expect({ name, path, isMounted }).toEqual({ name, path, isMounted: true });
      }
    }
    expect(serviceNamed('worker').environment.ELASTICSEARCH_API_KEY_FILE).toBe('/keys/writer-api-key');
    expect(serviceNamed('grafana').entrypoint.join(' ')).toContain('$$(cat /keys/reader-api-key)');
  });

  it("sets what the containers' own scripts read", () => {
    const script = readFileSync('provisioning/docker/setup.mjs', 'utf8');
    const [, names = ''] = /const \{([^}]+)\} =\s+process\.env/.exec(script) ?? [];
    expect(names.split(',').map((name) => name.trim())).toContain('KEYS');
    for (const name of names.split(',')) {
      expect(Object.keys(serviceNamed('setup').environment)).toContain(name.trim());
    }
  });

  it('runs the worker with no more than it needs', () => {
    for (const name of ['worker', 'setup', 'setup-kibana']) {
      expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    }
    for (const name of ['worker', 'setup', 'setup-kibana', 'kibana', 'grafana']) {
      expect(services[name]).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    }
    expect(readFileSync('ingest/Dockerfile', 'utf8')).toMatch(/\nUSER node\nENTRYPOINT \["node"/);
  });

  it('has in its image every package that the worker needs', () => {
    const copied = [...readFileSync('ingest/Dockerfile', 'utf8').matchAll(/^COPY --from=dependencies (\S+)/gm)];
    const { packages } = v.parse(
      v.object({ packages: v.record(v.string(), v.object({ dev: v.optional(v.boolean(), false) })) }),
      JSON.parse(readFileSync('package-lock.json', 'utf8'))
    );
    const places = Object.entries(packages).flatMap(([path, { dev }]) =>
      dev ? [] : (/^(?:(?:ingest|schema)\/)?node_modules(?=\/)/.exec(path)?.[0] ?? [])
    );
    for (const place of new Set(places)) {
      expect({ place, isCopied: copied.some(([, from = '']) => `/app/${place}/`.startsWith(`${from}/`)) }).toEqual({
        place,
        isCopied: true,
      });
    }
  });

  it('holds no secret: each comes from a file or from .env', () => {
    for (const [name, { environment }] of all) {
      for (const [variable, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|KEY|CONNECTION_STRING/.test(variable)) {
          expect({ name, variable, value }).toEqual({
            name,
            variable,
            value: expect.stringMatching(/^(\/|\$\{\w+:-\}$)/),
          });
        }
      }
    }
  });

  it('sets only what the worker knows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'provlogs-stack-'));
    const file = join(folder, 'file');
    writeFileSync(file, 'x\n');
    for (const name of ['worker', 'setup', 'setup-kibana']) {
      const set = Object.entries(services[name]?.environment ?? {})
        .map(([variable, value]) => [variable, value.replace(/^\$\{\w+:-(.*)\}$/, '$1').replace(/^\/.*/, file)])
        .filter(([, value]) => value !== '');
      expect(readConfig(Object.fromEntries(set)).elasticsearch.url).toBe('https://elasticsearch:9200');
    }
    rmSync(folder, { recursive: true });
  });
});

describe("the containers' commands", () => {
  const folder = mkdtempSync(join(tmpdir(), 'provlogs-stack-'));
  const client = new Client({ node: process.env.ELASTICSEARCH_URL ?? '' });
  let worker: ChildProcess | undefined;
  afterAll(async () => {
    worker?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
    await deleteIndices(client);
    await client.close();
  });

  it('secrets: passwords once, for their reader alone', () => {
    const secrets = join(folder, 'secrets');
    // The certificates need a program of Elasticsearch's image; with one in place the rest is made.
    mkdirSync(join(secrets, 'elasticsearch'), { recursive: true });
    mkdirSync(join(secrets, 'ca'));
    writeFileSync(join(secrets, 'elasticsearch/tls.crt'), 'a certificate');
    writeFileSync(join(secrets, 'ca/ca.crt'), 'an authority');
    const run = () =>
      spawnSync('bash', ['provisioning/docker/secrets.sh'], { env: { ...process.env, SECRETS: secrets } });
    const read = () =>
      ['elasticsearch', 'kibana', 'grafana'].map((name) => readFileSync(join(secrets, name, 'password'), 'utf8'));
    expect(run().status).toBe(0);
    const made = read();
    expect(new Set(made).size).toBe(3);
    made.forEach((password) => expect(password).toMatch(/^[A-Za-z0-9]{32}\n$/));
    expect(statSync(join(secrets, 'elasticsearch/password')).mode & 0o777).toBe(0o400);
    expect(run().status).toBe(0);
    expect(read()).toEqual(made);
  });

  it('worker: a made-up tenant where none is configured, until it is told to stop', async () => {
    await deleteIndices(client);
    expect(await provlogs(['setup'])).toMatchObject({ code: 0 });
    const env = { ...process.env, PROVLOGS_CLI: 'ingest/bin/provlogs.js', GRAPH_TENANT_ID: '', HTTP_PORT: '' };
    const child = spawn(process.execPath, ['provisioning/docker/worker.mjs'], { env, stdio: 'ignore' });
    worker = child;
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const count = async () => {
      await client.indices.refresh({ index: RECORD_INDEX_PATTERN });
      return (await client.count({ index: RECORD_INDEX_PATTERN })).count;
    };
    await eventually('a thousand records', async () => (await count()) >= 1000);
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('worker: the configured tenant, and what is wrong with it', () => {
    const env = { ...process.env, PROVLOGS_CLI: 'ingest/bin/provlogs.js', GRAPH_TENANT_ID: 'mine' };
    const { status, stderr } = spawnSync(process.execPath, ['provisioning/docker/worker.mjs'], { env });
    expect(stderr.toString()).toContain('GRAPH_TENANT_ID must be a GUID');
    expect(status).toBe(2);
    const check = spawnSync(process.execPath, ['provisioning/docker/worker.mjs', 'check'], {
      env: { ...env, GRAPH_TENANT_ID: '' },
    });
    expect(check.stdout.toString()).toContain('Elasticsearch answers at');
  });

  it('health: asks the worker that follows a tenant', async () => {
    const answers = { status: 200 };
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/healthz' ? answers.status : 404).end()
    );
    const port = String(await listening(server));
    const health = (env: Record<string, string>) =>
      new Promise((resolve) =>
        spawn(process.execPath, ['provisioning/docker/health.mjs'], {
          env: { ...process.env, ...env },
          stdio: 'ignore',
        }).once('exit', resolve)
      );
    expect(await health({ GRAPH_TENANT_ID: 'a', HTTP_PORT: port })).toBe(0);
    answers.status = 503;
    expect(await health({ GRAPH_TENANT_ID: 'a', HTTP_PORT: port })).toBe(1);
    expect(await health({ GRAPH_TENANT_ID: '', HTTP_PORT: port })).toBe(0);
    expect(await health({ KAFKA_CONNECTION_STRING_FILE: '/run/secrets/a', HTTP_PORT: port })).toBe(1);
    server.close();
  });
});
