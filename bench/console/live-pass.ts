import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { RunningPipeline } from '../local-mode/running-pipeline.ts';
import { sendLoad } from '../local-mode/send-load.ts';
import type { ConsoleBrowser } from './console-browser.ts';

const SENDERS = 8;
const SECONDS = 30;
const BETWEEN_WHEELS_MILLISECONDS = 50;

/** What a page shows of deliveries as they come. */
export interface LivePass {
  /** From when a delivery was answered to its row on the page, in milliseconds. */
  readonly lags: readonly number[];
  /** While somebody scrolls, with a row focused: how many were delivered, came to the page, and are said to wait. */
  readonly sent: number;
  readonly came: number;
  readonly waiting: number;
  readonly perSecond: number;
  /** The longest time without a new frame meanwhile, in milliseconds. */
  readonly longestFrame: number;
}

/** Delivers while a page is open: first some, of which each is looked for, then as many as go while it is scrolled. */
export async function livePass(browser: ConsoleBrowser, { url, secret }: RunningPipeline): Promise<LivePass> {
  const answered = new Map<string, number>();
  const target = { url, secret, senders: SENDERS, seconds: SECONDS, onSent: () => {} };
  const watched = await browser.open('/', { keepsRows: true });
  await watched.until(({ rowAt }) => rowAt !== undefined, 'row');
  const onAnswered = (id: string) => void answered.set(id, Date.now());
  // More a second than the list has rows would push some out before they are seen.
  await sendLoad({ ...target, pauseMilliseconds: 1_000, onAnswered });
  const isShown = (shown: Readonly<Record<string, number>>) =>
    [...answered.keys()].every((id) => id in shown);
  const { shown } = await watched.until((witness) => isShown(witness.shown), 'row of each delivery');
  await watched.close();
  const lags = [...answered].map(([id, at]) => Math.max(0, (shown[id] ?? 0) - at));
  return { lags, ...(await whileScrolled(browser, target)) };
}

async function whileScrolled(
  browser: ConsoleBrowser,
  target: Omit<Parameters<typeof sendLoad>[0], 'onAnswered'>,
): Promise<Omit<LivePass, 'lags'>> {
  const scrolled = await browser.open('/');
  await scrolled.until(({ rowAt }) => rowAt !== undefined, 'row');
  await scrolled.page.keyboard.press('j');
  await scrolled.page.evaluate('witness.longestFrame = 0');
  const before = (await scrolled.witness()).deliveries;
  const over = new AbortController();
  const startedAt = performance.now();
  const [times] = await Promise.all([
    sendLoad(target).finally(() => over.abort()),
    scrollUpAndDown(scrolled.page, over.signal),
  ]);
  const perSecond = (times.length * 1_000) / (performance.now() - startedAt);
  const isThere = ({ deliveries }: { readonly deliveries: number }) => deliveries - before >= times.length;
  const { deliveries, longestFrame } = await scrolled.until(isThere, 'delivery of each that was sent');
  await sleep(1_000);
  const text = await scrolled.page.getByRole('button', { name: /^Show .* new$/ }).innerText();
  await scrolled.close();
  const waiting = Number(/([\d,]+) new$/.exec(text)?.[1]?.replaceAll(',', ''));
  return { sent: times.length, came: deliveries - before, waiting, perSecond, longestFrame };
}

async function scrollUpAndDown(page: Page, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn += 1) {
    await page.mouse.wheel(0, turn % 40 < 20 ? 60 : -60);
    await sleep(BETWEEN_WHEELS_MILLISECONDS);
  }
}
