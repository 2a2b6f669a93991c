import { provlogs } from './provlogs.ts';

describe('the command line', () => {
  it('says its version and what it can do', async () => {
    expect(await provlogs(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
    const help = await provlogs(['--help']);
    expect(help).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: provlogs /) });
  });

  it('refuses what it does not know, and names it', async () => {
    expect(await provlogs(['import', '--wrong', 'file'])).toEqual({
      code: 2,
      stdout: '',
      stderr: "error: unknown option '--wrong'\n",
    });
    expect(await provlogs(['imprt'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean import?'),
    });
  });
});
