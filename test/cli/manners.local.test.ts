import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type RunningPipeline, startRunningPipeline } from '../local/running-pipeline.ts';
import { typed } from './typed.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const COMMAND = join(import.meta.dirname, '../../package/bin/wallet-webhooks.mjs');

let running: RunningPipeline;
let file: string;
/** It plays a service that fails, or that does not answer at all. */
let service: Server;
let answer: { readonly status: number; readonly error: string } | undefined;
let asked: () => void = () => undefined;

beforeAll(async () => {
  running = await startRunningPipeline();
  file = join(running.pipeline.dataDirectory, 'pipeline.json');
  service = createServer((request, response) => {
    asked();
    if (answer === undefined) return;
    request.resume();
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: answer.error, message: 'as the service says it' }));
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
}, START_MILLISECONDS);
afterAll(async () => {
  service?.closeAllConnections();
  service?.close();
  await running?.close();
});

/** A pipeline.json of this pipeline, but whose tables are elsewhere. */
async function withTablesAt(port: number): Promise<string> {
  const described = JSON.parse(await readFile(file, 'utf8'));
  const path = join(running.pipeline.dataDirectory, `tables-at-${port}.json`);
  const aws = { ...described.aws, dynamodb: `http://127.0.0.1:${port}` };
  await writeFile(path, JSON.stringify({ ...described, aws }));
  return path;
}

const servicePort = () => (service.address() as AddressInfo).port;

/** Waits for so many answers of the API; the first is to whether it is there at all. */
function answers(count: number): Promise<void> {
  let left = count;
  return new Promise((resolve) => {
    running.pipeline.onAnswer(() => {
      left--;
      if (left === 0) resolve();
    });
  });
}

function start(...args: string[]) {
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, exit };
}

describe('a stage that gives no access', () => {
  it.each([
    ['AccessDeniedException', 400],
    ['ExpiredTokenException', 400],
    ['UnrecognizedClientException', 400],
  ])('is one line and code 3: %s', async (error, status) => {
    answer = { status, error };

    const { code, stdout, stderr } = await typed(['directory', '--file', await withTablesAt(servicePort())]);

    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^.+\n$/);
  });

  it('is one line and code 3 where nothing listens', async () => {
    const { code, stdout, stderr } = await typed(['directory', '--file', await withTablesAt(1)]);

    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^.+\n$/);
  });
});

describe('Ctrl-C', () => {
  it('ends what only looks at once, in one line', async () => {
    answer = undefined;
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { child, exit } = start('directory', '--file', await withTablesAt(servicePort()));
    const printed = Promise.all([exit, text(child.stdout), text(child.stderr)]);
    await isAsked;

    child.kill('SIGINT');

    expect(await printed).toEqual([130, '', 'interrupted; nothing was changed\n']);
  });

  it('lets what changes something come to a good end, and says so', async () => {
    const { child, exit } = start('send', 'dynamic/main', 'ping', '--count', '10000', '--file', file);
    const output = text(child.stdout);
    const stderr = text(child.stderr);
    await answers(5);

    child.kill('SIGINT');

    expect(await exit).toBe(130);
    expect((await stderr).split('\n').slice(-3)).toEqual([
      'stopping after what is under way; Ctrl-C once more ends it at once',
      'interrupted before its end; run it again to go on',
      '',
    ]);
    const { deliveries } = JSON.parse(await output);
    expect(deliveries.length).toBeGreaterThan(0);
    expect(deliveries.length).toBeLessThan(10_000);
  });
});

describe('a pipe that closes', () => {
  it('is no fault: whoever read had enough', async () => {
    const { child, exit } = start('send', 'dynamic/main', 'ping', '--file', file);

    child.stdout.destroy();

    expect(await Promise.all([exit, text(child.stderr)])).toEqual([0, '']);
  });
});
