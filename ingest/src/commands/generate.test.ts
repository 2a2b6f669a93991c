import { Writable } from 'node:stream';

import { generate } from './generate.ts';

describe('the made-up tenant', () => {
  it('stops where it is, with whole lines, when it is told to while it catches up', async () => {
    const stop = new AbortController();
    let written = '';
    const output = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written += chunk.toString();
        stop.abort();
        setImmediate(done);
      },
    });
    const to = new Date('2026-11-20T00:00:00Z');
    const from = new Date('2026-10-22T00:00:00Z');
    await generate({ seed: 1, perDay: 1000, shape: 'graph', from, to, follow: true }, output, stop.signal);
    const lines = written.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThan(1000);
    lines.forEach((line) => expect(JSON.parse(line)).toHaveProperty('id'));
  });
});
