import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import type { Console } from '../../console/start-console.ts';

/** Debian's. */
const CHROMIUM = '/usr/bin/chromium';
/** A machine that runs other tests too is slow. */
const PATIENCE_MILLISECONDS = 120_000;

/** A browser with a page that the console let in. */
export interface OpenPage {
  readonly page: Page;
  /** What the page complained of, or said in a dialog of the browser. */
  readonly said: readonly string[];
  /** Goes to a screen. */
  go(path: string): Promise<void>;
  close(): Promise<void>;
}

export async function launchBrowser() {
  if (existsSync(CHROMIUM)) return await chromium.launch({ executablePath: CHROMIUM });
  throw new Error(`there is no ${CHROMIUM}; apt-get install -y --no-install-recommends chromium`);
}

/** Opens the console in a browser of its own. */
export async function openPage({ link, url }: Console): Promise<OpenPage> {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const said: string[] = [];
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  page.on('console', (message) => said.push(`${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('dialog', (dialog) => said.push(dialog.message()));
  await page.goto(link);
  await page.waitForURL(`${url}/`);
  return {
    page,
    said,
    async go(path) {
      await page.goto(`${url}${path}`);
      await page.locator('main h1').waitFor();
    },
    close: () => browser.close(),
  };
}
