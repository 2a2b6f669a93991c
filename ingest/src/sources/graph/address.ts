import { GraphFault } from './fault.ts';

const PATH = '/v1.0/auditLogs/provisioning';

/** A stretch of activity time: `from` included, `to` not; whole seconds, in milliseconds since 1970. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** Where provisioning logs are below the configured address, without a query. */
export function provisioningAddress(graphUrl: string): string {
  return graphUrl.replace(/\/+$/, '') + PATH;
}

/**
 * The address of a window's first page. Graph documents `gt` and `lt` for activityDateTime, not `ge`, and gives whole
 * seconds: hence the second before. Without `$top` it may give no link to a next page.
 */
export function windowAddress(graphUrl: string, { from, to }: TimeWindow, top: number): string {
  const filter = `activityDateTime gt ${secondText(from - 1000)} and activityDateTime lt ${secondText(to)}`;
  return `${provisioningAddress(graphUrl)}?$filter=${encodeURIComponent(filter)}&$top=${top}`;
}

/**
 * The address of the next page, if the token may go there: the configured origin (so over TLS, unless the configured
 * address itself has none) and path. Throws a `GraphFault` otherwise.
 */
export function followable(nextLink: string, graphUrl: string): string {
  const own = new URL(provisioningAddress(graphUrl));
  const next = URL.canParse(nextLink) ? new URL(nextLink) : undefined;
  const isOwn =
    next !== undefined &&
    next.origin === own.origin &&
    next.username === '' &&
    next.password === '' &&
    // Graph spells the path in other cases than it was asked with.
    next.pathname.toLowerCase() === own.pathname.toLowerCase();
  if (!isOwn) {
    throw new GraphFault('content', `The link to the next page leads elsewhere (${placeOf(next)}): not followed`);
  }
  return next.toString();
}

/** A link's origin alone: the rest is a session of somebody's. */
function placeOf(url: URL | undefined): string {
  return url === undefined ? 'it is no address' : url.origin;
}

function secondText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
