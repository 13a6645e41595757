/** One step in a process of its own: prints how long it took, and how much memory the process had at most. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectsClient } from '../../aws/clients.ts';
import { DiskScratch } from '../../aws/disk-scratch.ts';
import { S3Objects } from '../../aws/s3-objects.ts';
import { STEPS } from './steps.ts';

const [name = '', endpoint = '', bucket = '', day = '', count = ''] = process.argv.slice(2);
const step = STEPS[name];
if (step === undefined) throw new Error(`no step "${name}"`);

const client = objectsClient({
  region: 'us-east-1',
  endpoint,
  forcePathStyle: true,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const folder = join(tmpdir(), `archive-bench-${process.pid}`);
const startedAt = performance.now();
const outcome = await step({
  objects: new S3Objects(client, bucket),
  scratch: new DiskScratch(folder),
  events: { day, count: Number(count) },
});
const seconds = (performance.now() - startedAt) / 1_000;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const megabytes = maxRSS / 1_024;
process.stdout.write(
  JSON.stringify({ outcome, seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes }),
);
client.destroy();
rmSync(folder, { recursive: true });
