// The worker's health check, without a shell: exit code 0 while it lives. A made-up tenant has no port to ask, and ends
// by itself when it can't go on.
const port = process.env.HTTP_PORT;
const isFollowing = [
  'GRAPH_TENANT_ID',
  'KAFKA_BROKERS',
  'KAFKA_CONNECTION_STRING',
  'KAFKA_CONNECTION_STRING_FILE',
].some((name) => process.env[name]);
if (isFollowing && port) {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) });
  process.exit(response.ok ? 0 : 1);
}
