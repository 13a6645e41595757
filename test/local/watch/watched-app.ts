import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { Webhook } from 'svix';
import { type Clients, createClients } from '../../../local/cloud/engines/clients.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BODY = readFileSync(join(ROOT, 'core/providers/privy/fixtures/user.authenticated.json'), 'utf8');

/** Somebody's CDK app in a folder of its own, which `npm start` plays. */
export class WatchedApp {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'watched-app-')));
  readonly #lines: string[] = [];
  #child: ChildProcess | undefined;
  #clients: Clients | undefined;

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  write(name: string, text: string): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  async start(...flags: string[]): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, 'local/main.ts'), '--port', '0', ...flags], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) this.#hear(stream);
    await this.line(/^ready /);
    const { region, aws } = this.#description;
    this.#clients = createClients(region, aws);
  }

  /** The first line that matches, of those that nobody has asked for, as soon as it is printed. */
  async line(pattern: RegExp): Promise<string> {
    for (;;) {
      const index = this.#lines.findIndex((line) => pattern.test(line));
      if (index >= 0) return this.#lines.splice(index, 1).join();
      if (this.#child?.exitCode !== null) throw new Error(`it ended: ${this.#lines.join('\n')}`);
      await setTimeout(10);
    }
  }

  /** The lines that nobody has asked for. */
  get otherLines(): readonly string[] {
    return this.#lines;
  }

  /** Delivers an event and resolves with what the handler has stored of it, once there is something. */
  async handled(handler: string, id: string): Promise<string | undefined> {
    await this.#deliver(id);
    for (;;) {
      const items = await this.items(handler);
      if (id in items) return items[id];
      await setTimeout(20);
    }
  }

  /** What the handler has stored, by event. */
  async items(handler: string): Promise<Record<string, string | undefined>> {
    const [TableName] = Object.values<string>(this.#description.tables[handler]);
    const answer = await this.#clients?.dynamodb.send(new ScanCommand({ TableName, ConsistentRead: true }));
    return Object.fromEntries((answer?.Items ?? []).map(({ pk, mark }) => [pk?.S ?? '', mark?.S]));
  }

  /** How many messages wait in a subscriber's queue. */
  async waiting(subscriber: string): Promise<number> {
    const answer = await this.#clients?.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: this.#description.subscribers[subscriber].queueUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    return Number(answer?.Attributes?.['ApproximateNumberOfMessages']);
  }

  async end(): Promise<void> {
    for (const client of Object.values(this.#clients ?? {})) client.destroy();
    if (this.#child !== undefined && this.#child.exitCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGINT');
      await ended;
    }
    rmSync(this.folder, { recursive: true });
  }

  #hear(stream: Readable): void {
    createInterface(stream).on('line', (line) => this.#lines.push(line));
  }

  async #deliver(id: string): Promise<void> {
    const { url, secret } = this.#description.sources['privy/main'];
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(secret).sign(id, at, BODY),
    };
    const { status } = await fetch(url, { method: 'POST', headers, body: BODY });
    if (status !== 200) throw new Error(`the delivery of ${id} was answered with ${status}`);
  }

  get #description() {
    return JSON.parse(readFileSync(join(this.folder, '.local/pipeline.json'), 'utf8'));
  }
}
