import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { sign } from '../../core/providers/privy/sign.ts';

const MAIN = join(import.meta.dirname, '../../local/main.ts');
/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 60_000;

const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

function start(...flags: string[]): ChildProcess {
  return startIn(process.cwd(), ...flags);
}

function startIn(folder: string, ...flags: string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...flags], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

function run(...flags: string[]) {
  return resultOf(start(...flags));
}

async function resultOf(child: ChildProcess) {
  const [exitCode, stdout, stderr] = await Promise.all([
    exitOf(child),
    outputOf(child.stdout),
    outputOf(child.stderr),
  ]);
  return { exitCode, stdout, stderr };
}

function outputOf(stream: Readable | null): Promise<string> {
  return stream === null ? Promise.resolve('') : text(stream);
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

/** The address in the one line that says ready. */
async function readyUrl(child: ChildProcess): Promise<string> {
  for await (const line of createInterface(child.stdout ?? process.stdin)) {
    const url = /^ready (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('it ended without being ready');
}

/** The processes that a process started, and those that they started. */
function descendants(pid: number | undefined): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number | undefined): number[] =>
    pairs.flatMap(([child = 0, itsParent]) => (itsParent === parent ? [child, ...childrenOf(child)] : []));
  return childrenOf(pid);
}

/** Looks again until they are gone; the test's own time limit ends it. */
async function allGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await setTimeout(50);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('npm start', () => {
  it('refuses a bad flag in one line, with code 2', async () => {
    expect(await run('--port', 'high')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: '--port high is not a port; use a number from 0 to 65535\n',
    });
  });

  it('says how it is used', async () => {
    const { exitCode, stdout } = await run('--help');

    expect(exitCode).toBe(0);
    expect(stdout).toContain('--data-dir <path>');
  });

  it('refuses a port that is in use in one line, with code 2, before it builds anything', async () => {
    const server = await listenSomewhere();

    const result = await run('--port', String(server.port));

    server.close();
    expect(result).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `port ${server.port} is in use; choose another with --port, or 0 for a free one\n`,
    });
  });
});

describe('npm start in an app whose configuration is wrong', () => {
  it(
    'says what to mend, with code 2, before it starts an engine',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-wrong-'));
      await writeFile(join(folder, 'package.json'), '{"type":"module"}');
      await writeFile(join(folder, 'cdk.json'), '{"app":"node app.ts"}');
      await writeFile(join(folder, 'app.ts'), WRONG_APP);

      const result = await resultOf(startIn(folder, '--port', '0'));

      await rm(folder, { recursive: true });
      expect(result).toEqual({
        exitCode: 2,
        stdout: 'synthesizing the stage local\n',
        stderr:
          'the pipeline configuration has a problem:\n  - stages: there is no stage "local"; allowed: prod\n',
      });
    },
    START_MILLISECONDS,
  );
});

const WRONG_APP = `
import { planStage } from '${new URL('../../lib/config/stage-plan.ts', import.meta.url)}';
planStage({ sources: { 'privy/main': {} }, stages: { prod: {} } }, 'local');
`;

describe('npm start, once it is ready', () => {
  let started: Started[];

  // Both at once: most of the time goes into the synthesis.
  beforeAll(async () => {
    started = await Promise.all([startAndDeliver(), startAndDeliver()]);
  }, START_MILLISECONDS);

  afterAll(async () => {
    await Promise.all(started?.map(({ directory }) => rm(directory, { recursive: true })) ?? []);
  });

  it('refuses to share its data directory, with code 2', async () => {
    const [{ child, directory, url }] = started as [Started];

    expect(await run('--port', '0', '--no-demo', '--data-dir', directory)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `the data directory ${directory} belongs to the pipeline at ${url} (process ${child.pid}); stop that one or choose another with --data-dir\n`,
    });
  });

  it.each([
    ['SIGINT', 0, 0],
    ['SIGKILL', 1, null],
  ] as const)('leaves nothing running when it is ended by %s', async (signal, index, exitCode) => {
    const { child, processes } = started[index] as Started;
    const ended = exitOf(child);
    expect(processes.length).toBeGreaterThanOrEqual(3);

    child.kill(signal);
    // As npm does, which passes on what the terminal has sent already.
    child.kill(signal);

    expect(await ended).toBe(exitCode);
    await allGone(processes);
  });

  it('takes its description away when it ends', async () => {
    const [{ child, directory }] = started as [Started];
    expect(child.exitCode).toBe(0);

    expect(await readdir(directory)).toEqual(['cdk.out', 'logs', 's3']);
  });
});

interface Started {
  readonly child: ChildProcess;
  readonly directory: string;
  readonly url: string;
  /** Every process that it started: supervisor, engine and a sandbox. */
  readonly processes: readonly number[];
}

/** Starts it and sends a delivery that the web ACL lets through, so that there is a sandbox. */
async function startAndDeliver(): Promise<Started> {
  const directory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-main-'));
  const child = start('--port', '0', '--no-demo', '--data-dir', directory);
  const url = await readyUrl(child);
  const { sources } = JSON.parse(await readFile(join(directory, 'pipeline.json'), 'utf8'));
  const { url: endpoint, secret } = sources['privy/main'];
  const headers = sign(Buffer.from('{}'), { secret, id: 'msg_main', at: new Date() });
  await fetch(endpoint, { method: 'POST', body: '{}', headers });
  return { child, directory, url, processes: descendants(child.pid) };
}

async function listenSomewhere(): Promise<{ port: number; close: () => Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => server.close(),
  };
}
