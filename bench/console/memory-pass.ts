import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningPipeline } from '../local-mode/running-pipeline.ts';
import { sendLoad } from '../local-mode/send-load.ts';
import type { ConsoleBrowser } from './console-browser.ts';

const SENDERS = 4;
const PAUSE_MILLISECONDS = 200;
const MINUTE = 60_000;
const BYTES_PER_MEGABYTE = 1_000_000;

/** What a page holds after some minutes, garbage excluded. */
export interface HeldMemory {
  readonly minute: number;
  readonly megabytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly deliveries: number;
}

/** Keeps the first screen open for so long while deliveries come, and looks at its memory each minute. */
export async function memoryPass(
  browser: ConsoleBrowser,
  { url, secret }: RunningPipeline,
  { minutes, onMinute }: { readonly minutes: number; readonly onMinute: (minute: number) => void },
): Promise<readonly HeldMemory[]> {
  if (minutes === 0) return [];
  const open = await browser.open('/');
  const cdp = await open.page.context().newCDPSession(open.page);
  const held: HeldMemory[] = [];
  const load = sendLoad({
    url,
    secret,
    senders: SENDERS,
    pauseMilliseconds: PAUSE_MILLISECONDS,
    seconds: (minutes * MINUTE) / 1_000,
    onSent: () => {},
  });
  for (let minute = 1; minute <= minutes; minute += 1) {
    await sleep(MINUTE);
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
    const { deliveries } = await open.witness();
    const megabytes = usedSize / BYTES_PER_MEGABYTE;
    held.push({ minute, megabytes, nodes, listeners: jsEventListeners, deliveries });
    onMinute(minute);
  }
  await load;
  await open.close();
  return held;
}
