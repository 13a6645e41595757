import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const ENVIRONMENT = 'examples/local-environment.mjs';
/** Above the largest process number of Linux. */
const NO_PROCESS = 2 ** 22 + 1;

let folder: string;
let file: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-'));
  file = join(folder, 'pipeline.json');
  server = createServer((_request, response) => response.end('{"status":"accepted"}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** Writes what a pipeline writes when it is ready. */
function describePipeline(pid = process.pid): Promise<void> {
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
  const sources = { 'privy/main': { provider: 'privy', url: `${api}/webhooks/privy/main`, secret } };
  const subscribers = { example: { queueUrl: 'http://127.0.0.1:1/example.fifo' } };
  const described = { pid, api, region: 'us-east-1', aws: {}, tables: {}, sources, subscribers };
  return writeFile(file, JSON.stringify(described));
}

function run(program: string, ...args: string[]) {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, program), ...args], (error, stdout, stderr) =>
      resolve({ exitCode: error?.code ?? 0, stdout, stderr }),
    );
  });
}

function refusal(stderr: string) {
  return { exitCode: 2, stdout: '', stderr: `${stderr}\n` };
}

describe.each([
  ['local-environment', ENVIRONMENT, [], 'run npm start in another terminal and wait until it says ready'],
])('%s', (_name, program, args, fix) => {
  it('says in one line that there is no pipeline', async () => {
    expect(await run(program, ...args, file)).toEqual(refusal(`there is no ${file}; ${fix}`));
  });

  it.each([
    ['its process is gone', NO_PROCESS],
    ['its process number is of another process by now', process.pid],
  ])('says in one line that the pipeline has ended, where %s', async (_what, pid) => {
    await describePipeline(pid);
    if (pid === process.pid) await new Promise((resolve) => server.close(resolve));

    expect(await run(program, ...args, file)).toEqual(refusal(`the pipeline of ${file} has ended; ${fix}`));
  });
});

describe('local-environment', () => {
  it('prints where the queue of a pipeline that runs is', async () => {
    await describePipeline();

    expect(await run(ENVIRONMENT, file)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("export QUEUE_URL='http://127.0.0.1:1/example.fifo'"),
    });
  });
});
