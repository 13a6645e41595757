import type { Measured } from '../../core/cost/measured.ts';
import type { Priced } from '../../core/cost/priced.ts';
import { USUAL_VOLUME } from '../../core/cost/volume.ts';
import { stageFacts } from '../../lib/cost/stage-facts.ts';
import { between, markdownTable } from '../performance-page.ts';
import { stageTemplate } from './stage-template.ts';
import {
  alternativeTable,
  idleTable,
  leverTable,
  millionTable,
  priceTable,
  targetTable,
  volumeTable,
} from './tables.ts';

/** What the page shows: `npm run cost -- --events 1000000 --subscribers 3`. */
const SUBSCRIBERS = 3;

/** The page with its tables written anew. */
export async function writtenPage(page: string, measured: Measured): Promise<string> {
  const facts = stageFacts(await stageTemplate({ stage: 'prod', subscribers: SUBSCRIBERS }));
  const priced: Priced = { facts, measured, volume: USUAL_VOLUME };
  const tables = [
    idleTable(priced),
    millionTable(priced),
    targetTable(priced),
    volumeTable(priced),
    leverTable(priced),
    alternativeTable(priced),
    priceTable(),
  ];
  return tables.reduce((text, table) => between(text, `cost ${table.name}`, markdownTable(table)), page);
}
