export default {
  // Node itself runs the tests as it runs everything else here, TypeScript included: no second compiler, and half the time.
  runner: 'jest-light-runner',
  // One worker per core: by itself jest leaves a core to its own process, which has little to do.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  setupFilesAfterEnv: [
    '<rootDir>/test/support/limit-tests.ts',
    '<rootDir>/test/support/restore-environment.ts',
  ],
  // Those take long, and some need Python: jest.system.config.mjs runs them.
  testPathIgnorePatterns: ['/node_modules/', '\\.system\\.test\\.ts$'],
  testMatch: ['**/*.test.ts'],
};
