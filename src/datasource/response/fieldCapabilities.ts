import { t } from '@grafana/i18n';
import { RECORD_MAPPINGS, VERSION_META } from '@provlogs/schema/mappings';
import { TEMPLATE_VERSION } from '@provlogs/schema/templateVersion';
import * as v from 'valibot';

import { FILTER_FIELDS } from '../../fields';
import { UserError } from '../userError';
import { noIndex } from './faultSentence';

/** The fields that queries search, sort or count by: a wrong mapping of one of them makes wrong results. */
export const CHECKED_FIELDS: readonly string[] = [
  '@timestamp',
  'event.id',
  'message',
  'error.message',
  'provisioning.identity_terms',
  ...FILTER_FIELDS,
];

const fieldCapabilities = v.object({
  indices: v.array(v.string()),
  fields: v.record(
    v.string(),
    v.record(
      v.string(),
      v.object({
        indices: v.optional(v.array(v.string())),
        // What the indices have in the field's mapping, merged.
        meta: v.optional(v.record(v.string(), v.array(v.string()))),
      })
    )
  ),
});

interface Mapping {
  type?: string;
  properties?: Record<string, Mapping>;
}

function mappedType(name: string): string | undefined {
  let mapping: Mapping | undefined = RECORD_MAPPINGS;
  for (const key of name.split('.')) {
    mapping = mapping?.properties?.[key];
  }
  return mapping?.type;
}

/**
 * What is wrong with the mappings of the indices, by the answer to `_field_caps`: a sentence, or undefined.
 * @throws UserError when no index matches, or the answer is none of Elasticsearch's
 */
export function mappingProblem(data: unknown, index: string): string | undefined {
  const { indices, fields } = read(data);
  if (indices.length === 0) {
    throw new UserError(noIndex(index));
  }
  for (const name of CHECKED_FIELDS) {
    const wanted = mappedType(name);
    const types = Object.entries(fields[name] ?? {});
    if (types.length === 0) {
      return problem(
        t('mappings.noField', 'no index of {{- index}} has the field {{- field}}', { index, field: name })
      );
    }
    const wrong = types.find(([type]) => type !== wanted);
    if (wrong) {
      const [type, { indices: where = indices }] = wrong;
      return problem(
        t('mappings.wrongType', '{{- where}} has {{- field}} as {{- type}} instead of {{- wanted}}', {
          where: summary(where),
          field: name,
          type,
          wanted,
        })
      );
    }
  }
  return undefined;
}

/**
 * That no index was made by a template as new as this data source needs, by the answer to `_field_caps`: a sentence,
 * or undefined. Older days beside a newer one are as they should be.
 * @throws UserError when the answer is none of Elasticsearch's
 */
export function oldTemplate(data: unknown): string | undefined {
  const versions = read(data).fields['@timestamp']?.date?.meta?.[VERSION_META] ?? [];
  return versions.some((version) => Number(version) >= TEMPLATE_VERSION)
    ? undefined
    : t(
        'mappings.oldTemplate',
        'The newest index was made by an index template that is older than this data source needs (version {{number}}): some fields and filters may find nothing. Run "provlogs setup" as an administrator; it holds for the indices of later days (UTC), and this warning goes with the first of them.',
        { number: TEMPLATE_VERSION }
      );
}

function read(data: unknown): v.InferOutput<typeof fieldCapabilities> {
  const parsed = v.safeParse(fieldCapabilities, data);
  if (!parsed.success) {
    throw new UserError(
      t(
        'mappings.noElasticsearch',
        'The answer does not come from Elasticsearch. Check the address: a proxy or another service may answer there.'
      )
    );
  }
  return parsed.output;
}

function problem(what: string): string {
  return t(
    'mappings.problem',
    'Connected, but {{- problem}}, so that queries would give wrong results: such an index was made without the project\'s template. Run "provlogs setup", delete or reindex that index, or correct the index pattern.',
    { problem: what }
  );
}

function summary([first, ...others]: string[]): string {
  return others.length === 0
    ? t('mappings.index', 'index {{- index}}', { index: first })
    : t('mappings.indices', 'index {{- index}} (and {{count}} more)', { index: first, count: others.length });
}
