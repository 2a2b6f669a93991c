import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { pluginArchive } from './archive.ts';
import { ROOT } from './sources.ts';

const { name, bytes } = await pluginArchive(join(ROOT, 'dist'));
writeFileSync(join(ROOT, name), bytes);
console.log(
  `${name}  ${(bytes.length / 1024).toFixed(0)} kB  sha256 ${createHash('sha256').update(bytes).digest('hex')}`
);
