/** `npm run poison`: what a poison user costs the others, and what random failures and kills leave of order and effects. */
import { parseArgs } from 'node:util';
import { LagWatch, publishLoad } from './load.ts';
import { PoisonApp } from './poison-app.ts';

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '1000' },
    events: { type: 'string', default: '2' },
    rate: { type: 'string', default: '25' },
    'kill-users': { type: 'string', default: '200' },
    'kill-events': { type: 'string', default: '50' },
  },
});
const print = (line: string) => process.stdout.write(`${line}\n`);

/** Longer than a sandbox takes to start on a busy machine: with less, nothing is handled meanwhile. */
const KILL_EVERY_MILLISECONDS = 15_000;

/** The lag of the others, with one poison user among them or without. */
async function lags(app: PoisonApp, name: string, withPoison: boolean) {
  const watch = new LagWatch(app);
  const [users, events, perSecond] = [Number(values.users), Number(values.events), Number(values.rate)];
  if (withPoison)
    for (let n = 1; n <= 5; n += 1) await app.publish(name, n === 1 ? `${name}-1-throw` : `${name}-${n}`);
  await publishLoad(app, name, { users, events, perSecond, onPublished: (id) => watch.published(id) });
  await app.until(async () => (watch.handled >= users * events ? true : undefined));
  watch.stop();
  const [p50, p99] = [watch.quantile(0.5), watch.quantile(0.99)];
  print(
    `${withPoison ? 'with   ' : 'without'} a poison user: ${watch.handled} events, p50 ${p50} ms, p99 ${p99} ms`,
  );
  return p99;
}

async function measurePoison(app: PoisonApp): Promise<void> {
  await lags(app, 'warm', false);
  const without = await lags(app, 'plain', false);
  const withPoison = await lags(app, 'poison', true);
  const { events } = await app.quarantined('poison', 5);
  const before = await app.seen('poison');
  app.turn('mended', true);
  await app.releaseAll();
  app.turn('mended', false);
  print(`p99 with to without: ${(withPoison / without).toFixed(2)} (at most 1.5)`);
  print(
    `poison user: ${events} in quarantine, ${before.length} handled before, after release ${(await app.seen('poison')).join(' ')}`,
  );
}

/** Prints what must be zero. */
async function measureKills(app: PoisonApp): Promise<void> {
  const [users, events] = [Number(values['kill-users']), Number(values['kill-events'])];
  let [kills, failures, applied, released] = [0, 0, 0, 0];
  const stop = app.pipeline.onReport(({ report }) => {
    if (report.kind !== 'handling') return;
    if (report.outcome === 'failed') failures += 1;
    if (report.outcome === 'applied' || report.outcome === 'quarantined') applied += 1;
  });
  app.turn('flaky', true);
  const timer = setInterval(() => {
    kills += 1;
    app.pipeline.functions.get('diary')?.host.killSandboxes();
  }, KILL_EVERY_MILLISECONDS);
  const ids = await publishLoad(app, 'k', { users, events, perSecond: 200 });
  // Most of it is handled while the failures and kills go on.
  await app.until(async () => (applied >= users * events * 0.8 ? true : undefined));
  clearInterval(timer);
  app.turn('flaky', false);
  await app.until(async () => {
    released += await app.releaseAll();
    for (const user of ids.keys()) if ((await app.seen(user)).length < events) return undefined;
    return true;
  });
  stop();
  let [wrong, twice] = [0, 0];
  for (const [user, expected] of ids) {
    const seen = await app.seen(user);
    if (seen.join() !== expected.join()) wrong += 1;
    twice += seen.length - new Set(seen).size;
  }
  print(
    `${users} users with ${events} events each, ${failures} failures, ${kills} kills, ${released} users released`,
  );
  print(`users out of order or incomplete: ${wrong}; effects made twice: ${twice}`);
  if (wrong + twice > 0) process.exitCode = 1;
}

const app = new PoisonApp();
try {
  await app.start();
  await measurePoison(app);
  await measureKills(app);
} finally {
  await app.end();
}
