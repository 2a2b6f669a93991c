const GUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** Elasticsearch takes 512 bytes of UTF-8 for an `_id`; one UTF-16 unit needs at most three. */
export const MAX_DOCUMENT_ID_LENGTH = 170;

/**
 * The `_id` of a record's document: tenant and record id, nothing else, so that a record read twice, or through two
 * sources, is one document. `-` stands for an unknown tenant. GUIDs are lower-cased, because sources disagree about
 * their case; other ids keep theirs, so that two records never fall together.
 */
export function documentId(tenantId: string | undefined, id: string): string {
  return `${idPart(tenantId ?? '-').replaceAll(':', '%3A')}:${idPart(id)}`;
}

function idPart(id: string): string {
  return GUID.test(id) ? id.toLowerCase() : id;
}
