import type { ServerClock } from '../../serverClock.ts';
import { UserError } from '../../userError.ts';
import { GraphFault, retryAfterMs } from './fault.ts';
import type { RequestLimit } from './requestLimit.ts';
import type { AccessTokens } from './tokens.ts';

/** Longer than Graph's own limit for a request, shorter than a person waits for a dead connection. */
const REQUEST_TIMEOUT_MS = 60_000;

export interface GraphClientOptions {
  tokens: AccessTokens;
  limit: RequestLimit;
  clock: ServerClock;
  timeoutMs?: number;
}

/** Sends requests to Graph, no faster than it allows. Never retries, except once with a new token. */
export class GraphClient {
  readonly #options: GraphClientOptions;

  constructor(options: GraphClientOptions) {
    this.#options = options;
  }

  /**
   * The body of a 200. Throws a `GraphFault` for what may pass, a `UserError` for what a person has to put right, and
   * the signal's reason when it was aborted.
   */
  async get(address: string, signal: AbortSignal): Promise<string> {
    const first = await this.#request(address, signal);
    if (first.status !== 401) {
      return bodyOf(first);
    }
    this.#options.tokens.renew();
    const second = await this.#request(address, signal);
    if (second.status === 401) {
      throw new UserError('Microsoft Graph refuses the token, a new one too. Check GRAPH_TENANT_ID and GRAPH_URL.');
    }
    return bodyOf(second);
  }

  async #request(address: string, signal: AbortSignal): Promise<Answer> {
    const { tokens, limit, clock, timeoutMs = REQUEST_TIMEOUT_MS } = this.#options;
    const token = await tokens.get(signal);
    await limit.take(signal);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(address, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      });
      const date = Date.parse(response.headers.get('date') ?? '');
      const isDated = !Number.isNaN(date);
      if (isDated) {
        clock.observe(date);
      }
      const wait = retryAfterMs(response.headers.get('retry-after'), clock.now());
      return { status: response.status, body: await response.text(), retryAfterMs: wait, isDated };
    } catch (error) {
      signal.throwIfAborted();
      if (timeout.aborted) {
        throw new GraphFault('busy', `Graph did not answer within ${timeoutMs / 1000} s`);
      }
      throw new GraphFault('unreachable', `Graph can't be reached (${causeOf(error)})`);
    }
  }
}

interface Answer {
  status: number;
  body: string;
  retryAfterMs: number | undefined;
  isDated: boolean;
}

function bodyOf({ status, body, retryAfterMs: wait, isDated }: Answer): string {
  if (status === 200) {
    if (!isDated) {
      throw new GraphFault('unreachable', 'The answer has no Date header, so the time is not known');
    }
    return body;
  }
  if (status === 403) {
    throw new UserError(
      `Microsoft Graph does not allow reading provisioning logs (${codeOf(body)}). Grant the application permission ` +
        'ProvisioningLog.Read.All (or AuditLog.Read.All) with admin consent; the tenant needs Entra ID P1 or P2.'
    );
  }
  if (status === 404) {
    throw new UserError('There are no provisioning logs at this address. Check GRAPH_URL.');
  }
  if (status >= 300 && status < 400) {
    throw new GraphFault(
      'unreachable',
      `Graph answered with a redirect (${status}): not followed, the token stays here`
    );
  }
  const message = `Graph answered ${status} (${codeOf(body)})`;
  throw new GraphFault(
    status === 429 || status === 504 ? 'busy' : status === 400 ? 'content' : 'unreachable',
    message,
    {
      retryAfterMs: wait,
    }
  );
}

/** Graph's word for an error. Its message is left out: it may quote the request. */
function codeOf(body: string): string {
  return /"code"\s*:\s*"([\w.-]{1,80})"/.exec(body)?.[1] ?? 'no code given';
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') {
    return cause.code;
  }
  return error instanceof Error ? error.name : 'unknown error';
}
