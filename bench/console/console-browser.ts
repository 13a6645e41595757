import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { treeUse } from '../local-mode/process-times.ts';
import { type Witness, witnessScript } from './witness.ts';

/** Debian's. */
const CHROMIUM = '/usr/bin/chromium';
const PATIENCE_MILLISECONDS = 120_000;
const LOOK_MILLISECONDS = 500;
/** Of a core. What runs beside it is never quite still. */
const CALM = 0.15;
const MOST_LOOKS = 40;

/** A browser that a console lets in. */
export interface ConsoleBrowser {
  /** Opens a page of the console in a tab that is there, as who types its address does; it takes down what happens on it. */
  open(path: string, options?: { readonly keepsRows?: boolean }): Promise<WitnessedPage>;
  close(): Promise<void>;
}

export interface WitnessedPage {
  readonly page: Page;
  /** Milliseconds of CPU since it was opened: of all processes below this one. */
  cpu(): number;
  witness(): Promise<Witness>;
  /** What it took down, once that is so. Throws where it is not within two minutes. */
  until(isSo: (witness: Witness) => boolean, what: string): Promise<Witness>;
  close(): Promise<void>;
}

/** Lets a browser into the console. */
export async function consoleBrowser(link: string): Promise<ConsoleBrowser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(link);
  await page.waitForURL(`${new URL(link).origin}/`);
  await page.close();
  return {
    open: (path, { keepsRows = false } = {}) => opened(context, new URL(path, link).href, keepsRows),
    close: () => browser.close(),
  };
}

async function opened(context: BrowserContext, url: string, keepsRows: boolean): Promise<WitnessedPage> {
  const page = await context.newPage();
  await page.addInitScript(witnessScript({ keepsRows }));
  await untilCalm();
  const before = secondsUsed();
  await page.goto(url, { waitUntil: 'commit' });
  const witness = async () => (await page.evaluate('window.witness')) as Witness;
  return {
    page,
    cpu: () => 1_000 * (secondsUsed() - before),
    witness,
    async until(isSo, what) {
      for (const end = performance.now() + PATIENCE_MILLISECONDS; performance.now() < end; ) {
        const now = await witness();
        if (isSo(now)) return now;
        await sleep(10);
      }
      throw new Error(`the page has no ${what} after ${PATIENCE_MILLISECONDS / 1_000} s`);
    },
    close: () => page.close(),
  };
}

/** A new tab of Chromium loads pages of the browser's own, which take some seconds of CPU. */
async function untilCalm(): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const before = secondsUsed();
    await sleep(LOOK_MILLISECONDS);
    if (secondsUsed() - before < (CALM * LOOK_MILLISECONDS) / 1_000) return;
  }
}

/** The browser and the pipeline are children of this process. */
function secondsUsed(): number {
  return [...treeUse(process.pid).cpu.values()].reduce((sum, seconds) => sum + seconds, 0);
}
