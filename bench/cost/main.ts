/** `npm run cost`: what a stage costs, line by line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumOf } from '../../core/cost/cost-line.ts';
import measuredBefore from '../../core/cost/measured.json' with { type: 'json' };
import type { Measured } from '../../core/cost/measured.ts';
import type { Priced } from '../../core/cost/priced.ts';
import { PRICE_REGION } from '../../core/cost/prices.ts';
import { stageCost } from '../../core/cost/stage-cost.ts';
import { MILLION } from '../../core/cost/volume.ts';
import { stageFacts } from '../../lib/cost/stage-facts.ts';
import type { Table } from '../bench.ts';
import { tableLines } from '../print.ts';
import { writtenPage } from './cost-page.ts';
import { measure } from './measure/measure.ts';
import { type CostOptions, costOptions, USAGE } from './options.ts';
import { stageTemplate } from './stage-template.ts';
import { idleTable, leverTable, millionTable } from './tables.ts';

const ROOT = join(import.meta.dirname, '../..');
const MEASURED = join(ROOT, 'core/cost/measured.json');
const PAGE = join(ROOT, 'docs/cost.md');

async function main(options: CostOptions): Promise<void> {
  const measured: Measured = options.measure ? await measure() : measuredBefore;
  const facts = stageFacts(await stageTemplate(options));
  const priced: Priced = { facts, measured, volume: options.volume };
  if (options.write) await writeDown(measured);
  else if (options.json) print(JSON.stringify(stageCost(priced), undefined, 2));
  else print(reportOf(options, priced));
}

async function writeDown(measured: Measured): Promise<void> {
  writeFileSync(MEASURED, `${JSON.stringify(measured, undefined, 2)}\n`);
  writeFileSync(PAGE, await writtenPage(readFileSync(PAGE, 'utf8'), measured));
}

function reportOf({ stage, volume }: CostOptions, priced: Priced): string {
  const { idle, withEvents, million } = stageCost(priced);
  const month = sumOf([...idle, withEvents]) + (sumOf(million) * volume.events) / MILLION;
  return [
    `The stage ${stage}, by list prices of ${PRICE_REGION} in USD, without free tiers; docs/cost.md has the prices.`,
    ...[idleTable(priced), millionTable(priced), leverTable(priced)].flatMap((table) => [
      '',
      ...tableLines(plain(table)),
    ]),
    '',
    `A month with ${volume.events.toLocaleString('en')} events of ${volume.bodyBytes.toLocaleString('en')} bytes, ` +
      `${volume.batch === 1 ? 'one at a time' : 'in full batches'}: ${month.toFixed(2)} USD`,
  ].join('\n');
}

/** Without what makes letters bold on a page. */
function plain({ columns, rows }: Table): Table {
  return { columns, rows: rows.map((row) => row.map((cell) => cell.replaceAll('**', ''))) };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(problem: string): void {
  process.stderr.write(`cost: ${problem}\n`);
  process.exitCode = 2;
}

try {
  const options = costOptions(process.argv.slice(2));
  if (options === 'help') print(USAGE);
  else if ('problem' in options) fail(`${options.problem}; see npm run cost -- --help`);
  else await main(options);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
