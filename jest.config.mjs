export default {
  testEnvironment: 'node',
  // One worker per core: by itself jest leaves a core to its own process, which has little to do.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  // Those take long, and some need Python: jest.system.config.mjs runs them.
  testPathIgnorePatterns: ['/node_modules/', '\\.system\\.test\\.ts$'],
  testMatch: ['**/*.test.ts'],
  // A test says what happens, not how fast: on a busy machine a second may take a minute.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
};
