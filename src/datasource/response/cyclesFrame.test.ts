import { searchAnswer } from '../testing';
import { cyclesFrame } from './cyclesFrame';
import { readSearchResponse } from './searchResponse';

const counts = (entries: Record<string, number>) => ({
  buckets: Object.entries(entries).map(([key, doc_count]) => ({ key, doc_count })),
});
const bucket = {
  key: 'c',
  doc_count: 3,
  start: { value: 1 },
  end: { value: 2 },
  job: counts({ j: 3 }),
  application: counts({}),
  statuses: counts({ failure: 1, success: 2 }),
  actions: counts({ stagedDelete: 3 }),
  failed: { identities: { value: 1 } },
};

function frameOf(others: number) {
  const cycles = { sum_other_doc_count: others, buckets: [bucket] };
  const response = readSearchResponse(searchAnswer([], { aggregations: { cycles } }), 'i');
  return cyclesFrame(response, { refId: 'A', limit: 1, executed: 'POST …' });
}

it('has a row a cycle, with a column a status and an action', () => {
  const row = Object.fromEntries(
    frameOf(0).fields.map(({ name, config, values }): [string, unknown] => [config.displayName ?? name, values[0]])
  );
  expect(row).toEqual({
    Start: 1,
    End: 2,
    Application: null,
    Records: 3,
    'Identities that failed': 1,
    Success: 2,
    Failure: 1,
    Skipped: 0,
    Warning: 0,
    Create: 0,
    Update: 0,
    Delete: 0,
    Disable: 0,
    'Staged delete': 3,
    Other: 0,
    'Cycle ID': 'c',
    'Job ID': 'j',
  });
});

it('says when there are more cycles', () => {
  expect(frameOf(0).meta?.notices).toEqual([]);
  expect(frameOf(5).meta?.notices?.[0]?.text).toContain('Only the newest 1 cycles');
});
