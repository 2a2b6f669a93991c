import { startElasticsearch } from './elasticsearch.ts';
import { runCommand } from './engine.cli.ts';

await runCommand({
  name: 'Elasticsearch',
  script: 'elasticsearch',
  heap: '1g',
  start: startElasticsearch,
  address: ({ url }) => url,
});
