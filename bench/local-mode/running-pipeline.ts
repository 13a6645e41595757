import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

/** An event that a handler is done with, and when. */
export interface Handled {
  readonly eventId: string;
  readonly handler: string;
  readonly at: number;
}

/** The pipeline as `npm start` runs it. */
export interface RunningPipeline {
  readonly pid: number;
  readonly dataDirectory: string;
  readonly url: string;
  readonly secret: string;
  /** The endpoint of the queues, and the queue of the consumer that gets every event. */
  readonly sqs: string;
  readonly consumerQueue: string;
  /** What lets a browser into the console, once. */
  readonly consoleLink: string;
  close(): Promise<void>;
}

/** Starts it, and hears of every event that a handler is done with. */
export async function startPipeline(onHandled: (handled: Handled) => void): Promise<RunningPipeline> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-bench-'));
  const args = ['local/main.ts', '--port', '0', '--no-demo', '--json', '--data-dir', dataDirectory];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let consoleLink = '';
  const ready = new Promise<void>((resolve, reject) => {
    void ended.then(() => reject(new Error('npm start ended before it was ready')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { type, time, handler, outcome, eventId, link = '' } = JSON.parse(line) as Record<string, string>;
      if (type === 'console') {
        consoleLink = link;
        resolve();
      }
      if (type !== 'handled' || outcome === 'failed') return;
      onHandled({ eventId: eventId ?? '', handler: handler ?? '', at: Date.parse(time ?? '') });
    });
  });
  const close = async () => {
    child.kill('SIGINT');
    await ended;
    await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    await ready;
    const file = JSON.parse(await readFile(join(dataDirectory, 'pipeline.json'), 'utf8')) as PipelineFile;
    const { url = '', secret = '' } = file.sources['privy/main'] ?? {};
    const { queueUrl: consumerQueue = '' } = file.subscribers['example'] ?? {};
    return {
      pid: child.pid ?? 0,
      dataDirectory,
      url,
      secret,
      sqs: file.aws.sqs,
      consumerQueue,
      consoleLink,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface PipelineFile {
  readonly sources: Readonly<Record<string, { readonly url: string; readonly secret: string }>>;
  readonly aws: { readonly sqs: string };
  readonly subscribers: Readonly<Record<string, { readonly queueUrl: string }>>;
}
