import { failedScopeChecks } from './scopeChecks.ts';

describe('failedScopeChecks', () => {
  it('names the checks that failed, in order', () => {
    const details = {
      'Active in the source system': 'True',
      'Assigned to the application': 'False',
      'User has the required role': 'false',
      'Scoping filter evaluation passed': false,
      ScopeEvaluationResult: '{}',
    };
    expect(failedScopeChecks(details).map(({ check }) => check)).toEqual([
      'Assigned to the application',
      'User has the required role',
      'Scoping filter evaluation passed',
    ]);
  });

  it('finds nothing where every check passed, or none is known', () => {
    expect(failedScopeChecks({ 'Active in the source system': 'True', 'Some flag': 'False' })).toEqual([]);
  });
});
