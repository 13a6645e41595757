/** `npm run pictures`: the pictures of docs/console.md, of a local run. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startConsole } from '../../console/start-console.ts';
import { BreakablePipeline } from '../../local/breakage/breakable-pipeline.ts';
import { sendEvents } from '../../ops/send/send-events.ts';
import { openLocalStage } from '../../ops/stage/open-local-stage.ts';
import { startRunningPipeline } from '../local/running-pipeline.ts';

const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const CHROMIUM = '/usr/bin/chromium';
/** The archive's writer gathers for a while. */
const ARCHIVED_MILLISECONDS = 15_000;
const SETTLED_MILLISECONDS = 1_500;

/** What the pages show: the screen, how wide it is, and in which scheme. */
const SHOWN = [
  ['now', 1280, 'light'],
  ['now', 390, 'dark'],
  ['events', 1280, 'dark'],
  ['event', 1280, 'light'],
  ['payload', 1280, 'light'],
  ['send', 1280, 'dark'],
  ['break', 1280, 'light'],
] as const;

const running = await startRunningPipeline();
const stage = await openLocalStage(join(running.pipeline.dataDirectory, 'pipeline.json'));
const breakage = new BreakablePipeline(running.pipeline);
const served = await startConsole(stage, { port: 0, mayWrite: true, breakage });
const browser = await chromium.launch({ executablePath: CHROMIUM });
try {
  for (const [source, event] of [
    ['privy/main', 'user.created'],
    ['privy/main', 'user.wallet_created'],
    ['dynamic/main', 'user.created'],
    ['dynamic/main', 'wallet.linked'],
    ['privy/main', 'mfa.disabled'],
  ] as const)
    await sendEvents(stage, { source, event, count: 3 });
  await sendEvents(stage, { source: 'privy/main', event: 'user.created', breakSignature: true });
  const page = await browser.newPage();
  await page.goto(served.link);
  await page.waitForTimeout(ARCHIVED_MILLISECONDS);
  await page.goto(`${served.url}/events`);
  const [, id = ''] =
    /id=([^&]+)/.exec((await page.locator('a[data-row-link]').first().getAttribute('href')) ?? '') ?? [];
  const paths = {
    now: '/',
    events: '/events',
    event: `/event?id=${id}`,
    payload: `/event?id=${id}&part=payload`,
    send: '/send',
    break: '/break',
  };
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, width, colorScheme] of SHOWN) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${served.url}${paths[name]}`);
    await page.waitForTimeout(SETTLED_MILLISECONDS);
    await page.screenshot({ path: join(FOLDER, `console-${name}-${width}-${colorScheme}.png`) });
  }
} finally {
  await browser.close();
  await served.close();
  await breakage.close();
  stage.close();
  await running.close();
}
