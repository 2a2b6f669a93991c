import { errorDocument } from './error.ts';

const of = (reason: string) => errorDocument({ status: 'failure', reason }, []);

describe('errorDocument', () => {
  it.each([
    ['Response: {"status":409}', '409'],
    ['Response: {"status" : "400","scimType":"x"}', '400'],
    [String.raw`Body: "{\"status\":\"409\"}"`, '409'],
    ['The target returned the HTTP status code 503.', '503'],
    ['StatusCode: 404, ReasonPhrase: Not Found', '404'],
    ['Status (429) Too Many Requests', '429'],
    ['The status is unknown; 409 others exist.', undefined],
    ['"status":4091', undefined],
    ['status 999', undefined],
  ])('finds the HTTP status in %s', (reason, status) => {
    expect(of(reason)?.http_status).toBe(status);
  });

  it.each([
    ['{"scimType":"uniqueness"}', 'uniqueness'],
    [String.raw`{\"scimType\": \"invalidValue\"}`, 'invalidValue'],
    ['{"scimType":null}', undefined],
  ])('finds the SCIM type in %s', (reason, type) => {
    expect(of(reason)?.scim_type).toBe(type);
  });

  it('knows the class of a code with an application in front, and none of an unknown one', () => {
    expect(errorDocument({ status: 'failure', code: 'ContosoEntryConflict' }, [])?.class).toBe('conflict');
    expect(errorDocument({ status: 'failure', code: 'Zzz' }, [])).toEqual({ fingerprint: 'Zzz' });
    expect(errorDocument({ status: 'failure', code: `${'z'.repeat(1_000_000)}EntryConflict` }, [])?.class).toBe(
      undefined
    );
  });

  it('is undefined without an error', () => {
    expect(errorDocument({ status: 'success' }, [])).toBeUndefined();
  });

  it('searches a long reason at its start and end only', () => {
    const filler = 'status '.repeat(300_000);
    const start = performance.now();
    expect(of(`"status":409 ${filler}`)?.http_status).toBe('409');
    expect(of(`${filler} "scimType":"uniqueness"`)?.scim_type).toBe('uniqueness');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
