import jest from './jest.config.mjs';

/** The tests of the Python example, which need python3 with boto3 on the PATH. */
export default { ...jest, testMatch: ['**/*.python.test.ts'], testPathIgnorePatterns: ['/node_modules/'] };
