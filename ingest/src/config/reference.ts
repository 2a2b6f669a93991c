import { z } from 'zod';

import { SECRETS, variables } from '../config.ts';

const documented = z.object({
  properties: z.record(
    z.string(),
    z.object({ description: z.string(), default: z.union([z.string(), z.number()]).optional() })
  ),
});

const GROUPS: ReadonlyArray<{ title: string; prefix: RegExp }> = [
  { title: 'Elasticsearch and the worker', prefix: /^(ELASTICSEARCH|RETENTION|HTTP)_/ },
  { title: 'Microsoft Graph (docs/entra.md)', prefix: /^GRAPH_/ },
  { title: 'Event Hubs or another Kafka (docs/event-hubs.md)', prefix: /^KAFKA_/ },
];

/** The page docs/configuration.md, out of the schema that validates the configuration. */
export function configurationReference(): string {
  const { properties } = documented.parse(z.toJSONSchema(variables, { io: 'input', unrepresentable: 'any' }));
  const sections = GROUPS.map(({ title, prefix }) => {
    const rows = Object.entries(properties)
      .filter(([name]) => prefix.test(name))
      .map(([name, { description, default: value }]) => {
        const file = SECRETS.some((secret) => secret === name) ? `; or, from a file, \`${name}_FILE\`` : '';
        return `| \`${name}\` | ${value === undefined ? '' : `\`${value}\``} | ${description}${file} |`;
      });
    return [`## ${title}`, '', '| variable | default | what |', '| --- | --- | --- |', ...rows].join('\n');
  });
  return [
    '# Configuration of the worker',
    '',
    'Environment variables, validated when a command starts: everything that is wrong is said at once, and a misspelt name is refused. This page is written by `npm run docs`, out of the schema that validates them.',
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}
