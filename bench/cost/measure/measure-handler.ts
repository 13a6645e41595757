import type { HandlingUse, WritesBy } from '../../../core/cost/measured.ts';
import type { Handle } from '../../../core/handling/handler.ts';
import type { FunctionHandler } from '../../../lambda/handler-kit/function-handler.ts';
import { hostHandler } from '../../../lambda/handler-kit/host-handler.ts';
import { hostedManifest } from '../../../lambda/handler-kit/hosted-manifest.ts';
import { unitsConsumed } from '../../services/metering-relay.ts';
import { SAMPLE_MANIFEST } from '../sample-handlers.ts';
import type { Engine } from './engine.ts';
import { realBatch } from './real-ids.ts';
import { lineBytes, metricsIn, writtenLines } from './written-lines.ts';

const EVENTS = 10;
const CONTEXT = { getRemainingTimeInMillis: () => 30_000 };

/** The same row, written in each of the ways of the kit. */
const HANDLES: Readonly<Record<WritesBy, Handle<'users'>>> = {
  applyIfNewer: ({ partitionkey: pk, type }, { applyIfNewer, tables }) =>
    applyIfNewer({ table: tables.users, item: { pk, type } }),
  mergeItems: ({ partitionkey: pk, time, type }, { mergeItems, tables }) =>
    mergeItems([{ table: tables.users, key: { pk }, merge: () => ({ item: { pk, type, time } }) }]),
  applyOnce: ({ partitionkey: pk, type }, { applyOnce, tables }) =>
    applyOnce([{ kind: 'put', table: tables.users, item: { pk, type } }]),
};

/** A handler of the kit, as the stack hosts it, is given events of different users in one batch. */
export async function measureHandler(writesBy: WritesBy, engine: Engine) {
  const handler = hostHandler({
    manifest: hostedManifest(SAMPLE_MANIFEST),
    handle: HANDLES[writesBy],
  }) as FunctionHandler;
  engine.relay.takeCalls();
  const lines = await writtenLines(async () => {
    const answer = await handler(realBatch(EVENTS), CONTEXT);
    if (answer.batchItemFailures.length > 0) throw new Error(`a batch of ${writesBy} failed`);
  });
  const calls = engine.relay.takeCalls();
  const looks = calls.filter(({ name }) => name === 'Query');
  const events = unitsConsumed(calls.filter((call) => !looks.includes(call)));
  const use: HandlingUse = {
    writeUnits: events.write / EVENTS,
    readUnits: events.read / EVENTS,
    itemBytes: await engine.itemBytes('users'),
    inboxBytes: await engine.itemBytes('inbox'),
  };
  const measuring = await writtenLines(() => handler({ quarantine: 'measure' }, CONTEXT));
  return {
    use,
    lines,
    line: lineBytes(lines),
    metrics: metricsIn(lines),
    lookUnits: unitsConsumed(looks).read / Math.max(1, looks.length),
    quarantine: { line: lineBytes(measuring), metrics: metricsIn(measuring) },
  };
}
