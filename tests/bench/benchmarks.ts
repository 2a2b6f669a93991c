import { type Benchmark } from './benchmark.ts';
import { bundle } from './bundle.bench.ts';
import { elasticsearch, shared } from './ingest/elasticsearch.bench.ts';
import { follow } from './ingest/follow.bench.ts';
import { peers } from './ingest/peers.bench.ts';
import { scale } from './ingest/scale.bench.ts';
import { growth, query } from './query/query.bench.ts';
import { start } from './start.bench.ts';
import { storage } from './storage/storage.bench.ts';
import { download } from './ui/download.bench.ts';
import { list } from './ui/list.bench.ts';
import { record } from './ui/record.bench.ts';
import { cpu, sink } from './ingest/sink.bench.ts';

/** All benchmarks, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  bundle,
  cpu,
  sink,
  elasticsearch,
  shared,
  peers,
  scale,
  follow,
  query,
  growth,
  storage,
  list,
  record,
  download,
  start,
];
