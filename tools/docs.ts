import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { configurationReference } from '../ingest/src/config/reference.ts';
import { ROOT } from './sources.ts';

writeFileSync(join(ROOT, 'docs/configuration.md'), configurationReference());
