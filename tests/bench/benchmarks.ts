import { type Benchmark } from './benchmark.ts';
import { bundle } from './bundle.bench.ts';
import { elasticsearch, shared } from './ingest/elasticsearch.bench.ts';
import { peers } from './ingest/peers.bench.ts';
import { cpu, sink } from './ingest/sink.bench.ts';

/** All benchmarks, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [bundle, cpu, sink, elasticsearch, shared, peers];
