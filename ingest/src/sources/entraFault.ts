import { CredentialUnavailableError } from '@azure/identity';

/** Why Entra gave no token. */
export type EntraFault =
  | { kind: 'refused'; code: string }
  /** The machine has no identity of the kind that was asked for. */
  | { kind: 'noIdentity' }
  | { kind: 'passing'; about: string };

/** Entra's own faults: "temporarily unavailable", throttled, timed out. */
const TRANSIENT_CODES = new Set(['AADSTS90033', 'AADSTS50196', 'AADSTS90024', 'AADSTS90006', 'AADSTS90055']);

/** What an error of the library means. Its message may quote requests: only Entra's code and the class are passed on. */
export function entraFault(error: unknown): EntraFault {
  const name = error instanceof Error ? error.name : 'Error';
  const code = error instanceof Error ? /AADSTS\d+/.exec(error.message)?.[0] : undefined;
  if (code !== undefined && !TRANSIENT_CODES.has(code)) {
    return { kind: 'refused', code };
  }
  // The library wraps failed requests to Entra in this class too, but those carry no code of Entra's.
  if (error instanceof CredentialUnavailableError && !/network|timed? ?out|ECONN|ENOTFOUND|EAI_/i.test(error.message)) {
    return { kind: 'noIdentity' };
  }
  return { kind: 'passing', about: code ?? name };
}

/** Where Entra explains its code. */
export function explanationOf(code: string): string {
  return `${code}: https://login.microsoftonline.com/error?code=${code.slice('AADSTS'.length)}`;
}
