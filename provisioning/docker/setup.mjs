// What the one-shot service `setup` runs at every start: the password of Kibana's own user, then `provlogs setup`, which
// installs what is missing and leaves alone what is right.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const PROVLOGS = process.env.PROVLOGS_CLI ?? '/app/ingest/bin/provlogs.js';
const { ELASTICSEARCH_URL, ELASTICSEARCH_USERNAME, ELASTICSEARCH_PASSWORD_FILE, KIBANA_PASSWORD_FILE, KEYS } =
  process.env;

const login = `${ELASTICSEARCH_USERNAME}:${readSecret(ELASTICSEARCH_PASSWORD_FILE)}`;
// The certificate authority is known by NODE_EXTRA_CA_CERTS.
const response = await fetch(`${ELASTICSEARCH_URL}/_security/user/kibana_system/_password`, {
  method: 'POST',
  headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}`, 'content-type': 'application/json' },
  body: JSON.stringify({ password: readSecret(KIBANA_PASSWORD_FILE) }),
});
if (!response.ok) {
  console.error(`Elasticsearch did not take the password of kibana_system: ${await response.text()}`);
  process.exit(1);
}
spawn(process.execPath, [PROVLOGS, 'setup', '--keys-to', KEYS], { stdio: 'inherit' }).on('exit', (code) =>
  process.exit(code ?? 1)
);

function readSecret(path) {
  return readFileSync(path, 'utf8').trim();
}
