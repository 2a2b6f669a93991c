import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

import { dailyIndex, ilmPolicy, RECORD_INDEX_PREFIX } from '@provlogs/schema/indices';

/** What Elasticsearch's own ILM reads in a policy and in an index's name, line by line. */
async function readByIlm(policy: object, index: string): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, ['--import=tsx', 'tests/engines/lifecycle.cli.ts', index], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(JSON.stringify(policy));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const output = await text(child.stdout);
  return { code: await ended, lines: output.trim().split('\n') };
}

describe('the ILM policy, read by the ILM of Elasticsearch', () => {
  const day = Date.UTC(2026, 10, 20);
  const index = dailyIndex(RECORD_INDEX_PREFIX, day + 5_000);

  it('deletes after the retention, counted from the day in the name', async () => {
    expect(await readByIlm(ilmPolicy(30), index)).toEqual({
      code: 0,
      lines: ['hot 0s [set_priority]', 'delete 30d [delete]', String(day)],
    });
  });

  it('would refuse an action that it does not know', async () => {
    const { code } = await readByIlm({ phases: { delete: { min_age: '30d', actions: { erase: {} } } } }, index);
    expect(code).toBe(1);
  });
});
