import { type IdentityDocument } from '@provlogs/schema/document';
import { type JsonObject } from '@provlogs/schema/record';
import { detailsOf } from './steps.ts';

const MAX_TERMS = 100;
const MAX_TERM_LENGTH = 256;

/** Keys of details, in lower case, whose values people know an identity by. */
const NAMING_DETAILS = new Set([
  'displayname',
  'email',
  'employeeid',
  'mail',
  'mailnickname',
  'onpremisessamaccountname',
  'reportableidentifier',
  'samaccountname',
  'username',
  'userprincipalname',
  'workerid',
]);
const LONGEST_NAME = Math.max(...Array.from(NAMING_DETAILS, (name) => name.length));

// Its parts mean nothing, and every other id shares some.
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const GUID_LENGTH = 36;
const BLANKS = /\s+/;
const PUNCTUATION = /[\s.,;:_@()[\]{}<>/\\='"|+*&!?#-]+/;

/**
 * The words an identity is found by, in lower case, each once: whole names, ids and addresses, their words, and the
 * parts between punctuation. A typed word is looked for as the start of a term.
 */
export function identityTerms(
  identities: ReadonlyArray<IdentityDocument | undefined>,
  steps: readonly JsonObject[]
): string[] {
  const terms = new Set<string>();
  for (const identity of identities) {
    addText(terms, identity?.name);
    addText(terms, identity?.id);
  }
  for (const identity of identities) {
    addDetails(terms, identity?.details);
  }
  for (const step of steps) {
    if (terms.size >= MAX_TERMS) {
      break;
    }
    addDetails(terms, detailsOf(step));
  }
  return Array.from(terms);
}

function addDetails(terms: Set<string>, details: JsonObject | undefined): void {
  for (const key in details) {
    const value = key.length <= LONGEST_NAME && NAMING_DETAILS.has(key.toLowerCase()) ? details[key] : undefined;
    if (typeof value === 'string') {
      addText(terms, value);
    }
  }
}

function addText(terms: Set<string>, text: string | undefined): void {
  const whole = text?.slice(0, MAX_TERM_LENGTH).trim().toLowerCase() ?? '';
  if (whole === '' || terms.has(whole)) {
    return;
  }
  add(terms, whole);
  if (whole.length === GUID_LENGTH && GUID.test(whole)) {
    return;
  }
  const parts = whole.split(PUNCTUATION);
  if (parts.length === 1) {
    return;
  }
  for (const word of whole.split(BLANKS)) {
    add(terms, word);
  }
  const at = whole.indexOf('@');
  if (at > 0) {
    add(terms, whole.slice(0, at));
  }
  for (const part of parts) {
    add(terms, part);
  }
}

function add(terms: Set<string>, term: string): void {
  if (term !== '' && terms.size < MAX_TERMS) {
    terms.add(term);
  }
}
