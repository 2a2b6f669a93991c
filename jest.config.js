// Times in tests are read the same everywhere.
process.env.TZ = 'UTC';

const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

// d3-color and others ship `.mjs`, which the scaffold's pattern leaves out.
const transform = { '^.+\\.m?[tj]sx?$': Object.values(base.transform)[0] };
const resolveSources = { customExportConditions: ['source', 'node', 'require', 'default'] };

/** Everything that needs no browser. */
const node = {
  testEnvironment: 'node',
  testEnvironmentOptions: resolveSources,
  transform,
  setupFilesAfterEnv: ['<rootDir>/tests/patience.cjs'],
};

module.exports = {
  projects: [
    {
      ...base,
      displayName: 'plugin',
      transform,
      // Not by the condition `source`: packages of others have one too, for sources that jest can't run.
      testEnvironmentOptions: { customExportConditions: ['browser', 'require', 'default'] },
      moduleNameMapper: { ...base.moduleNameMapper, '^@provlogs/schema/(.*)$': '<rootDir>/schema/src/$1.ts' },
      transformIgnorePatterns: [nodeModulesToTransform([...grafanaESModules, 'd3-[a-z]+', 'internmap', 'delaunator'])],
      setupFilesAfterEnv: [
        '.config/jest-setup.js',
        'tests/patience.cjs',
        'tests/computedStyle.cjs',
        'tests/quietI18n.cjs',
      ].map((file) => `<rootDir>/${file}`),
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
    },
    { ...node, displayName: 'schema', testMatch: ['<rootDir>/schema/src/**/*.test.ts'] },
    { ...node, displayName: 'ingest', testMatch: ['<rootDir>/ingest/src/**/*.test.ts'] },
    { ...node, displayName: 'workbench', testMatch: ['<rootDir>/workbench/**/*.test.ts'] },
    { ...node, displayName: 'bench', testMatch: ['<rootDir>/tests/bench/**/*.test.ts'] },
    { ...node, displayName: 'faults', testMatch: ['<rootDir>/tests/faults/**/*.test.ts'] },
    { ...node, displayName: 'alerting', testMatch: ['<rootDir>/tests/alerting/**/*.test.ts'] },
    {
      ...node,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/integration/globalSetup.ts',
      globalTeardown: '<rootDir>/tests/integration/globalTeardown.ts',
    },
  ],
};
