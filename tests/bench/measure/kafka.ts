import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { CACHE } from '../data/cache.ts';
import { companion, typescript } from './process.ts';

/** Works with an embedded Kafka, whose data is removed afterwards. `work` gets its address, where anybody may come in. */
export async function withKafka<T>(work: (address: string) => Promise<T>): Promise<T> {
  const dataDir = join(CACHE, `kafka-${process.pid}`);
  await mkdir(dataDir, { recursive: true });
  const command = ['--port', '0', '--data', dataDir, '--heap', '512m'];
  const broker = await companion(typescript('tests/engines/kafka.cli.ts', ...command));
  const [address = ''] = broker.address.split(',');
  try {
    return await work(address);
  } finally {
    await broker.stop();
    await rm(dataDir, { recursive: true });
  }
}
