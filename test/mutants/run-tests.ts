import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A mutant that takes longer makes something go round for ever. */
const MOST_MILLISECONDS = 5 * 60_000;

/** What the tests of a tree say: which one failed first, or that all passed. */
export type TestRun = { readonly passed: true } | { readonly passed: false; readonly failedFirst: string };

/** Runs test files of a tree. */
export async function runTests(folder: string, files: readonly string[]): Promise<TestRun> {
  const results = join(folder, 'results.json');
  rmSync(results, { force: true });
  const jest = spawn(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      ...['--runInBand', '--json', `--outputFile=${results}`, '--runTestsByPath', ...files],
    ],
    { cwd: folder, stdio: 'ignore', timeout: MOST_MILLISECONDS, killSignal: 'SIGKILL' },
  );
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    jest.once('error', reject);
    jest.once('exit', (exitCode, by) => resolve([exitCode, by]));
  });
  if (code === 0) return { passed: true };
  return {
    passed: false,
    failedFirst: signal === null ? firstFailure(results, folder) : 'the tests do not end',
  };
}

interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

function firstFailure(path: string, folder: string): string {
  // An error that nobody catches takes the whole run down.
  if (!existsSync(path)) return 'the tests do not get to their end';
  const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Results;
  const failed = testResults.find(({ status }) => status === 'failed');
  const test = failed?.assertionResults.find(({ status }) => status === 'failed');
  return test?.fullName ?? `${failed?.name.slice(folder.length + 1)} cannot be loaded`;
}
