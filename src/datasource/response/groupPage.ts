import * as v from 'valibot';

import { type GroupKey } from '../request/groupPage';
import { read } from './aggregations';
import { type SearchResponse } from './searchResponse';

/** The groups of an answer, and where the next page begins. */
export interface PageOfGroups<Group> {
  groups: Group[];
  after?: GroupKey | undefined;
}

const afterKey = v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.null()])));

/** Reads the answers to a `groupsSearch`: what a bucket of it is, and which group that makes. */
export function groupsReader<Bucket, Group>(
  bucket: v.GenericSchema<unknown, Bucket>,
  groupOf: (bucket: Bucket) => Group
): (response: SearchResponse) => PageOfGroups<Group> {
  const page = v.object({ after_key: afterKey, buckets: v.array(bucket) });
  return ({ aggregations }) => {
    const { buckets, after_key: after } = read(page, aggregations.groups);
    return { groups: buckets.map(groupOf), after };
  };
}
