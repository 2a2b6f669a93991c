import type { Client } from '@elastic/elasticsearch';

import type { Config } from '../config.ts';
import type { GraphConfig } from '../config/graph.ts';
import type { KafkaConfig } from '../config/kafka.ts';
import type { OnRetry } from '../elasticsearch/delivery.ts';
import { type IndexedRecord, RecordWriter } from '../elasticsearch/writer.ts';
import type { Log } from '../log.ts';
import { ServerClock } from '../serverClock.ts';
import { CheckpointStore } from '../state/checkpointStore.ts';
import { GraphClient } from './graph/client.ts';
import { GraphSource } from './graph/graphSource.ts';
import { RequestLimit } from './graph/requestLimit.ts';
import type { AccessTokens } from './graph/tokens.ts';
import type { Source } from './source.ts';
import { StateKeeper } from './stateKeeper.ts';
import { StreamSource } from './stream/streamSource.ts';

export interface SourceContext {
  client: Client;
  /** Elasticsearch's, by which it deletes expired days: Kafka tells no time of its own. */
  clock: ServerClock;
  /** Whether the cluster deletes old indices by itself. */
  ilm: boolean;
  retentionDays: number;
  log: Log;
  /** Names this run: checkpoints tell by it who wrote them. */
  workerId: string;
  /** Told of every bulk request that has to be sent again. */
  onRetry: OnRetry;
  /** Told of each record that was not there before, and the time by the source's clock. */
  onIndexed: (record: IndexedRecord, now: number) => void;
  /** Instead of Entra's, for Graph. */
  tokens?: AccessTokens | undefined;
}

/** An open source, and how to send what waits for a fuller request. */
export interface OpenSource {
  source: Source;
  flush: () => void;
}

/**
 * The configured sources, none begun. Each has a writer of its own, because draining one waits for everything in it:
 * so neither waits for the other's records, and what ends one writer leaves the other's checkpoint to move.
 */
export async function openSources(
  { graph, kafka }: Pick<Config, 'graph' | 'kafka'>,
  context: SourceContext
): Promise<OpenSource[]> {
  return [
    ...(graph === undefined ? [] : [await openGraph(graph, context)]),
    ...(kafka === undefined ? [] : [openStream(kafka, context)]),
  ];
}

async function openGraph(graph: GraphConfig, context: SourceContext): Promise<OpenSource> {
  const { client, retentionDays, log, workerId } = context;
  const tokens = context.tokens ?? (await entraTokens(graph));
  const clock = new ServerClock();
  const now = () => clock.now();
  const keeper = new StateKeeper();
  const writer = openWriter(context, keeper, now);
  const source = new GraphSource({
    graph,
    retentionDays,
    client: new GraphClient({ tokens, limit: new RequestLimit(graph.requestsPer10Seconds), clock }),
    clock,
    writer,
    checkpoints: new CheckpointStore({ client, tenantId: graph.tenantId, workerId, now }),
    log: log.child({ source: 'graph' }),
    keeper,
  });
  return { source, flush: () => writer.flush() };
}

/** Loaded by who signs in to Entra only: it takes longer than everything else together. */
async function entraTokens(graph: GraphConfig): Promise<AccessTokens> {
  const { EntraTokens } = await import('./graph/tokens.ts');
  return new EntraTokens(graph);
}

function openStream(config: KafkaConfig, context: SourceContext): OpenSource {
  const keeper = new StateKeeper();
  const now = () => context.clock.now();
  const writer = openWriter(context, keeper, now);
  const source = new StreamSource({ config, writer, log: context.log.child({ source: 'stream' }), keeper, now });
  return { source, flush: () => writer.flush() };
}

function openWriter(context: SourceContext, keeper: StateKeeper, now: () => number): RecordWriter {
  const { client, ilm, retentionDays, log, onRetry, onIndexed } = context;
  return new RecordWriter({
    client,
    ilm,
    retentionDays,
    onRetry: (reason, waitMs, isThrottled) => {
      onRetry(reason, waitMs, isThrottled);
      keeper.hindered(reason);
      log.warn({ reason, waitMs }, 'Elasticsearch has to be asked again');
    },
    onIndexed: (record) => onIndexed(record, now()),
    now,
  });
}
