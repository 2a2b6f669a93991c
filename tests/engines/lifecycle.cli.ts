// tests/engines/lifecycle.cli.ts INDEX < POLICY: what Elasticsearch's own ILM reads in them; exit code 1 if it can't.
import { spawn } from 'node:child_process';
import path from 'node:path';

import { SECURE } from './elasticsearch.ts';
import { buildEngine } from './engine.build.ts';

const { java, jar } = await buildEngine(SECURE, console.error);
const target = path.dirname(path.dirname(jar));
const classPath = ['lib', 'home/modules/x-pack-core'].map((jars) => path.join(target, jars, '*')).join(path.delimiter);
const reading = ['-cp', classPath, 'provlogs.engine.LifecycleCheck', ...process.argv.slice(2)];
spawn(java.command, reading, { stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
