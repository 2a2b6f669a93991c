import { StateKeeper } from './stateKeeper.ts';

describe('StateKeeper', () => {
  let now = 0;
  beforeEach(() => (now = 1_000));
  const keeper = () => new StateKeeper(() => now);

  it('knows nothing at first', () => {
    expect(keeper().state()).toEqual({ isBehind: false, sinceProgressMs: 0, faults: 0, throttled: 0 });
  });

  it('counts a stall from when there was something to read, not from the last of what was before', () => {
    const source = keeper();
    source.gotOn(0);
    now += 3_600_000;
    source.sees();
    now += 5_000;
    source.sees();
    expect(source.state()).toMatchObject({ isBehind: true, sinceProgressMs: 5_000 });
  });

  it('is behind until nothing is left', () => {
    const source = keeper();
    source.sees();
    source.gotOn(20_000);
    expect(source.state()).toMatchObject({ isBehind: true, lagMs: 20_000 });
    source.gotOn(0);
    expect(source.state()).toMatchObject({ isBehind: false, lagMs: 0 });
  });

  it('counts tries that failed, however often it begins', () => {
    const source = keeper();
    source.failed('busy', true);
    source.begins();
    source.failed('no answer', false);
    source.hindered('another reason');
    expect(source.state()).toMatchObject({ faults: 2, throttled: 1, trouble: 'another reason' });
  });

  it('keeps its trouble until it gets on, or begins again', () => {
    const source = keeper();
    source.hindered('no answer');
    expect(source.state().trouble).toBe('no answer');
    source.gotOn(1);
    expect(source.state().trouble).toBeUndefined();
    source.hindered('no answer');
    now += 400_000;
    source.begins();
    expect(source.state()).toMatchObject({ trouble: undefined, sinceProgressMs: 0 });
  });
});
