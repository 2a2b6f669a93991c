import { isJsonObject, nonEmptyText } from '@provlogs/schema/json';
import type { JsonValue } from '@provlogs/schema/record';

export interface Page {
  records: JsonValue[];
  nextLink: string | undefined;
  /** Why the page can't be the whole answer, though it came with status 200. */
  problem: string | undefined;
}

/** Reads the body of a 200. What is readable of a broken page is in it too. */
export function readPage(body: string): Page {
  const parsed = parse(body);
  if (parsed === undefined) {
    return broken('The page is no JSON');
  }
  if (!isJsonObject(parsed) || !Array.isArray(parsed['value'])) {
    return broken('The page has no list "value"');
  }
  const nextLink = parsed['@odata.nextLink'];
  const records = parsed['value'].filter((element) => !isErrorObject(element));
  return {
    records,
    nextLink: nonEmptyText(nextLink),
    problem: problemOf(nextLink, parsed['value'].length - records.length),
  };
}

function problemOf(nextLink: JsonValue | undefined, errorObjects: number): string | undefined {
  if (errorObjects > 0) {
    return 'The page has an error object among its records';
  }
  const isUsable = nextLink === undefined || nextLink === null || nonEmptyText(nextLink) !== undefined;
  return isUsable ? undefined : 'The page has an "@odata.nextLink" that is no text';
}

/** Graph was seen to append `{"error": …}` to the records when it fails after it has sent its headers. */
function isErrorObject(element: JsonValue): boolean {
  return isJsonObject(element) && 'error' in element && !('id' in element);
}

function parse(body: string): JsonValue | undefined {
  try {
    const parsed: JsonValue = JSON.parse(body);
    return parsed;
  } catch {
    return undefined;
  }
}

function broken(problem: string): Page {
  return { records: [], nextLink: undefined, problem };
}
