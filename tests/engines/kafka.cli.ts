import { runCommand } from './engine.cli.ts';
import { startKafka } from './kafka.ts';

await runCommand({
  name: 'Kafka',
  script: 'kafka',
  heap: '512m',
  start: startKafka,
  address: ({ listeners }) => listeners.join(','),
});
