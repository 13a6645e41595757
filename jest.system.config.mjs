import jest from './jest.config.mjs';

/** The long tests of the running whole. Those of the Python example need python3 with boto3 on the PATH. */
export default { ...jest, testMatch: ['**/*.system.test.ts'], testPathIgnorePatterns: ['/node_modules/'] };
