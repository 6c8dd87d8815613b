const project = (name, extra = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform: {},
  testMatch: [`<rootDir>/{libs,apps}/*/dist/**/*.${name}.spec.js`, `<rootDir>/test/dist/**/*.${name}.spec.js`],
  testPathIgnorePatterns: ['/node_modules/'],
  ...extra,
});

const kafka = {
  globalSetup: '<rootDir>/tools/jest/kafka-setup.js',
  globalTeardown: '<rootDir>/tools/jest/kafka-teardown.js',
};

/** Three tiers by suffix: unit (no I/O), int (real engines), e2e (whole processes). The tests run on what was built. */
export default {
  projects: [project('unit'), project('int', kafka), project('e2e', kafka)],
  maxWorkers: 2,
  testTimeout: 60_000,
  // A worker ends at once, but a loaded machine takes more than Jest's 500 ms to take its memory back.
  workerGracefulExitTimeout: 10_000,
  reporters: ['default', '<rootDir>/tools/jest/summary-reporter.js'],
};
