/** `npm run bench:archive`: what the archive takes for a million events. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withResult } from '../performance-page.ts';
import { resultLines } from '../print.ts';
import { archiveBench } from './index.ts';

const PAGE = join(import.meta.dirname, '../../docs/archive.md');

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, write: { type: 'boolean', default: false } },
});
const count = Number(values.events);
if (!Number.isInteger(count) || count < 1) {
  process.stderr.write('bench: use: npm run bench:archive -- [--events 1000000] [--write]\n');
  process.exit(2);
}
const bench = archiveBench(count);
const options = { install: false, tests: false, events: 0, seeded: 0, minutes: 0 };
const result = await bench.run((step) => process.stderr.write(`${step}\n`), options);
process.stdout.write(`${resultLines(bench, result).join('\n')}\n`);
if (values.write) await writeFile(PAGE, withResult(await readFile(PAGE, 'utf8'), bench, result));
process.exitCode = result.goals.every(({ isMet }) => isMet) ? 0 : 1;
