import type { ConsoleBrowser, WitnessedPage } from './console-browser.ts';
import type { Witness } from './witness.ts';

const ROUNDS = 7;

/** How long a page takes until something is there, since it was opened: by the clock, and in CPU of all processes. Milliseconds. */
export interface ScreenTime {
  readonly clock: number;
  readonly cpu: number;
}

/** Round by round. */
export interface ScreenTimes {
  /** The first screen: rows of deliveries, and a key that was pressed then is answered. */
  readonly interactive: readonly ScreenTime[];
  /** The sentence that says how the stage is. */
  readonly headline: readonly ScreenTime[];
  readonly events: readonly ScreenTime[];
  /** The next page of events. */
  readonly older: readonly ScreenTime[];
}

/** Opens the screens several times. Between two rounds no page is there, so that each begins from nothing. */
export async function screensPass(browser: ConsoleBrowser): Promise<ScreenTimes> {
  const times: Record<keyof ScreenTimes, ScreenTime[]> = {
    interactive: [],
    headline: [],
    events: [],
    older: [],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = await browser.open('/');
    await first.until(({ rowAt }) => rowAt !== undefined, 'row of a delivery');
    await first.page.keyboard.press('?');
    times.interactive.push(await timeOf(first, 'dialogAt'));
    times.headline.push(await timeOf(first, 'headlineAt'));
    await first.close();
    const events = await browser.open('/events');
    times.events.push(await timeOf(events, 'rowAt'));
    const older = (await events.page.getByRole('link', { name: 'Older' }).getAttribute('href')) ?? '';
    await events.close();
    const next = await browser.open(older);
    times.older.push(await timeOf(next, 'rowAt'));
    await next.close();
  }
  return times;
}

async function timeOf(page: WitnessedPage, mark: 'rowAt' | 'headlineAt' | 'dialogAt'): Promise<ScreenTime> {
  const witness: Witness = await page.until((now) => now[mark] !== undefined, mark);
  return { clock: witness[mark] ?? 0, cpu: page.cpu() };
}
