/**
 * `npm run pictures`: the pictures of docs/console.md, of a local run. With `-- --all FOLDER` every screen, wide and narrow, light and
 * dark, into that folder.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startConsole } from '../../console/start-console.ts';
import { BreakablePipeline } from '../../local/breakage/breakable-pipeline.ts';
import { sendEvents } from '../../ops/send/send-events.ts';
import { openLocalStage } from '../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { startRunningPipeline } from '../local/running-pipeline.ts';
import { launchBrowser } from './open-page.ts';

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
/** The archive's writer gathers for a while, and a handler tries again before it gives up. */
const ARCHIVED_MILLISECONDS = 20_000;
const SETTLED_MILLISECONDS = 1_500;
/** A handler that nothing succeeds at gives nobody up. */
const OTHERS = 12;
const TROUBLED = 'did:privy:in-trouble';

type Shown = readonly [screen: string, width: number, scheme: 'light' | 'dark'];

/** What the pages show. */
const SHOWN: readonly Shown[] = [
  ['now', 1280, 'light'],
  ['now', 390, 'dark'],
  ['events', 1280, 'dark'],
  ['event', 1280, 'light'],
  ['payload', 1280, 'light'],
  ['send', 1280, 'dark'],
  ['break', 1280, 'light'],
];

const { all } = parseArgs({ options: { all: { type: 'string' } } }).values;
const running = await startRunningPipeline();
const stage = await openLocalStage(join(running.pipeline.dataDirectory, 'pipeline.json'));
const breakage = new BreakablePipeline(running.pipeline);
const served = await startConsole(stage, { port: 0, mayWrite: true, breakage });
const browser = await launchBrowser();
try {
  await sendSome(stage);
  if (all !== undefined) await quarantineOne();
  const page = await browser.newPage();
  await page.goto(served.link);
  await page.waitForTimeout(ARCHIVED_MILLISECONDS);
  await page.goto(`${served.url}/events`);
  const row = (await page.locator('a[data-row-link]').first().getAttribute('href')) ?? '';
  const event = `/event?id=${/id=([^&]+)/.exec(row)?.[1] ?? ''}`;
  const user = (await page.locator('a[href^="/user"]').first().getAttribute('href')) ?? '';
  const paths: Readonly<Record<string, string>> = {
    now: '/',
    events: '/events',
    event,
    payload: `${event}&part=payload`,
    raw: `${event}&part=raw`,
    user,
    troubled: `/user?source=privy%2Fmain&user=${encodeURIComponent(TROUBLED)}`,
    dead: '/dead',
    send: '/send',
    break: '/break',
  };
  const folder = all ?? FOLDER;
  mkdirSync(folder, { recursive: true });
  for (const [name, width, colorScheme] of all === undefined ? SHOWN : inAllForms(Object.keys(paths))) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${served.url}${paths[name]}`);
    await page.waitForTimeout(SETTLED_MILLISECONDS);
    const path = join(folder, `console-${name}-${width}-${colorScheme}.png`);
    await page.screenshot({ path, fullPage: all !== undefined });
  }
} finally {
  await browser.close();
  await served.close();
  await breakage.close();
  stage.close();
  await running.close();
}

async function sendSome(to: Stage): Promise<void> {
  for (const [source, event] of [
    ['privy/main', 'user.created'],
    ['privy/main', 'user.wallet_created'],
    ['dynamic/main', 'user.created'],
    ['dynamic/main', 'wallet.linked'],
    ['privy/main', 'mfa.disabled'],
  ] as const)
    await sendEvents(to, { source, event, count: 3 });
  await sendEvents(to, { source: 'privy/main', event: 'user.created', breakSignature: true });
}

/** A user whose events the handler fails at, and others at whom it does not, until it gives up. */
async function quarantineOne(): Promise<void> {
  const [handler = ''] = breakage.handlers;
  await breakage.begin({ fault: 'user-fails', handler, user: TROUBLED });
  for (const id of ['msg_fails', 'msg_after_it'])
    await running.deliverToPrivy(
      id,
      JSON.stringify({ type: 'user.authenticated', user: { id: TROUBLED, linked_accounts: [] } }),
    );
  const others = { source: 'privy/main', event: 'user.created', user: 'did:privy:somebody-else' };
  await sendEvents(stage, { ...others, count: OTHERS, rate: 1 });
}

function inAllForms(screens: readonly string[]): readonly Shown[] {
  return screens.flatMap((screen) =>
    [1280, 390].flatMap((width) =>
      (['light', 'dark'] as const).map((scheme) => [screen, width, scheme] as const),
    ),
  );
}
