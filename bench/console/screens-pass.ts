import type { ConsoleBrowser } from './console-browser.ts';

const ROUNDS = 7;

/** How long a page takes until something is there, in milliseconds since it was opened, round by round. */
export interface ScreenTimes {
  /** The first screen: rows of deliveries, and a key that was pressed then is answered. */
  readonly interactive: readonly number[];
  /** The sentence that says how the stage is. */
  readonly headline: readonly number[];
  readonly events: readonly number[];
  /** The next page of events. */
  readonly older: readonly number[];
}

/** Opens the screens several times. Between two rounds no page is there, so that each begins from nothing. */
export async function screensPass(browser: ConsoleBrowser): Promise<ScreenTimes> {
  const times = { interactive: [], headline: [], events: [], older: [] } as Record<
    keyof ScreenTimes,
    number[]
  >;
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await browser.open('/');
    await first.until(({ rowAt }) => rowAt !== undefined, 'row of a delivery');
    await first.page.keyboard.press('?');
    const { dialogAt = 0 } = await first.until(({ dialogAt }) => dialogAt !== undefined, 'answer to a key');
    const { headlineAt = 0 } = await first.until(({ headlineAt }) => headlineAt !== undefined, 'headline');
    times.interactive.push(dialogAt);
    times.headline.push(headlineAt);
    await first.close();
    const events = await browser.open('/events');
    times.events.push((await events.until(({ rowAt }) => rowAt !== undefined, 'event')).rowAt ?? 0);
    const older = (await events.page.getByRole('link', { name: 'Older' }).getAttribute('href')) ?? '';
    await events.close();
    const next = await browser.open(older);
    times.older.push((await next.until(({ rowAt }) => rowAt !== undefined, 'older event')).rowAt ?? 0);
    await next.close();
  }
  return times;
}
