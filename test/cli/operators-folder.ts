import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startLocal } from '../../local/start-local.ts';
import { seedDead } from './seeds/seed-dead.ts';
import { seedEvents } from './seeds/seed-events.ts';
import { seedParked } from './seeds/seed-parked.ts';
import { seedQuarantine } from './seeds/seed-quarantine.ts';
import type { Ended } from './typed.ts';

const COMMAND = join(import.meta.dirname, '../../package/bin/wallet-webhooks.mjs');
const SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

/** A folder as that of somebody who works with a pipeline on their machine, where `npx` has the command. */
export interface OperatorsFolder {
  /** Types a line into a shell. A deployed stage, which there is none of, is left out: the one on this machine is meant. */
  type(line: string): Promise<Ended>;
  /** Brings what the examples are about to where they look for it. */
  seed(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a pipeline in a folder of its own. */
export async function startOperatorsFolder(): Promise<OperatorsFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
  await makeNpx(join(folder, 'bin'));
  await writeFile(join(folder, 'secret.txt'), `${SECRET}\n`);
  const pipeline = await startLocal({ port: 0, dataDirectory: join(folder, '.local') });
  const described = JSON.parse(await readFile(join(folder, '.local/pipeline.json'), 'utf8'));
  return {
    type: (line) => type(line, folder),
    async seed() {
      await seedEvents(described);
      await seedQuarantine(described);
      await seedParked(described);
      await seedDead(described);
    },
    async close() {
      await pipeline.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function makeNpx(bin: string): Promise<void> {
  const npx = join(bin, 'npx');
  await mkdir(bin);
  await writeFile(npx, `#!/bin/sh\nshift\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
  await chmod(npx, 0o755);
}

async function type(line: string, folder: string): Promise<Ended> {
  const here = line.replaceAll(/ --(?:stage|region) \S+/g, '');
  const path = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
  const shell = spawn('/bin/sh', ['-c', here], { cwd: folder, env: { ...process.env, PATH: path } });
  shell.stdin.end();
  const exit = new Promise<number | null>((resolve) => shell.once('exit', resolve));
  const [code, stdout, stderr] = await Promise.all([exit, text(shell.stdout), text(shell.stderr)]);
  return { code, stdout, stderr };
}
