import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, type BenchOptions, type BenchResult, figure, type Goal, type Table } from '../bench.ts';
import { type RunningPipeline, startPipeline } from '../local-mode/running-pipeline.ts';
import { sendLoad } from '../local-mode/send-load.ts';
import { Watch } from '../local-mode/watch.ts';
import { quantile } from '../measure.ts';
import { type ConsoleBrowser, consoleBrowser } from './console-browser.ts';
import { type LivePass, livePass } from './live-pass.ts';
import { type HeldMemory, memoryPass } from './memory-pass.ts';
import { quietPass } from './quiet-pass.ts';
import { type ScreenTime, type ScreenTimes, screensPass } from './screens-pass.ts';
import { seedEvents } from './seed-events.ts';

const SENDERS = 16;
const DAY_SECONDS = 86_400;
/** The archive's writer gathers for a minute. */
const ARCHIVED_MILLISECONDS = 75_000;

/** The page as it is opened and kept open when much has come. */
export const consoleBench: Bench = {
  name: 'console',
  title: 'The console',
  onlyNamed: true,
  about:
    'The console of npm start in Chromium, after so many deliveries of Privy of 3 KB from 500 users. Milliseconds by the clock: screens since ' +
    'their address was typed into a tab that is there, in 7 rounds (the first, the median, the slowest), each without another page ' +
    'before it, and CPU of browser and pipeline together; rows from the answer to the delivery.',
  async run(onProgress, options) {
    const watch = new Watch();
    const pipeline = await startPipeline((handled) => watch.handled(handled));
    try {
      const browser = await consoleBrowser(pipeline.consoleLink);
      try {
        return resultOf(await measured(pipeline, browser, { watch, options, onProgress }));
      } finally {
        await browser.close();
      }
    } finally {
      await pipeline.close();
    }
  },
};

interface Measuring {
  readonly watch: Watch;
  readonly options: BenchOptions;
  readonly onProgress: (step: string) => void;
}

interface Measured {
  readonly events: number;
  readonly screens: ScreenTimes;
  readonly quiet: number;
  readonly live: LivePass;
  readonly memory: readonly HeldMemory[];
}

async function measured(
  pipeline: RunningPipeline,
  browser: ConsoleBrowser,
  { watch, options, onProgress }: Measuring,
): Promise<Measured> {
  const { url, secret, pid } = pipeline;
  const { minutes, seeded } = options;
  const send = async (deliveries: number) => {
    watch.begin();
    const onSent = (id: string) => watch.sent(id);
    await sendLoad({ url, secret, senders: SENDERS, seconds: DAY_SECONDS, deliveries, onSent });
    while (watch.missing > 0) await sleep(100);
  };
  if (seeded > 0) {
    onProgress(`writing ${seeded} events`);
    await send(1);
    await seedEvents(pipeline.dataDirectory, seeded);
  }
  onProgress(`${options.events} deliveries`);
  await send(options.events);
  await sleep(ARCHIVED_MILLISECONDS);
  onProgress('opening screens');
  const screens = await screensPass(browser);
  onProgress('an open page while nothing comes');
  const quiet = await quietPass(browser, pid);
  onProgress('rows as they come');
  const live = await livePass(browser, pipeline);
  const onMinute = (minute: number) => onProgress(`minute ${minute} of ${minutes}`);
  const memory = await memoryPass(browser, pipeline, { minutes, onMinute });
  return { events: seeded + options.events, screens, quiet, live, memory };
}

function resultOf(all: Measured): BenchResult {
  const { screens, live, memory } = all;
  const clock = screens.interactive.map((time) => time.clock);
  const [first = 0, median] = [clock[0], quantile(clock, 0.5)];
  const half = Math.floor(memory.length / 2);
  const [earlier, later] = [memory.slice(0, half), memory.slice(-half)].map((some) =>
    quantile(
      some.map(({ megabytes }) => megabytes),
      0.5,
    ),
  ) as [number, number];
  const goals: Goal[] = [
    {
      goal: 'the first screen is interactive within 1 s',
      measured: `median ${figure(median)} ms; the first page after them ${figure(first)} ms`,
      isMet: Math.max(median, first) <= 1_000,
      reason: 'the first page begins with reading the lines of all that came before it',
    },
    {
      goal: 'no delivery is missed by a page that is scrolled, and all that wait are counted',
      measured: `${live.sent - live.came} missed and ${live.sent - live.waiting} uncounted of ${live.sent.toLocaleString('en')}`,
      isMet: live.came === live.sent && live.waiting === live.sent,
    },
    {
      goal: 'a row is on the page within 1 s of its answer',
      measured: `p99 ${figure(quantile(live.lags, 0.99))} ms`,
      isMet: quantile(live.lags, 0.99) <= 1_000,
    },
  ];
  if (half > 0)
    goals.push({
      goal: `the memory of the page is stable over ${memory.length} minutes: in the second half at most a twentieth more than in the first`,
      measured: `medians of ${figure(earlier)} MB, then ${figure(later)} MB`,
      isMet: later <= earlier * 1.05,
    });
  return { tables: [screensTable(all), liveTable(all), ...memoryTable(memory)], goals };
}

function screensTable({ events, screens }: Measured): Table {
  const row = (name: string, times: readonly ScreenTime[]) => {
    const clock = times.map((time) => time.clock);
    const cpu = times.map((time) => time.cpu);
    return [
      name,
      ...[clock[0] ?? 0, quantile(clock, 0.5), Math.max(...clock), quantile(cpu, 0.5)].map(figure),
    ];
  };
  return {
    columns: [`after ${events.toLocaleString('en')} events`, 'first', 'median', 'slowest', 'CPU, median'],
    rows: [
      row('first screen: deliveries, and a key answered', screens.interactive),
      row('first screen: how the stage is', screens.headline),
      row('events: the first page', screens.events),
      row('events: the next page', screens.older),
    ],
  };
}

function liveTable({ live, quiet }: Measured): Table {
  return {
    columns: ['', 'measured'],
    rows: [
      [
        'from the answer to the row, p50 / p99',
        `${figure(quantile(live.lags, 0.5))} / ${figure(quantile(live.lags, 0.99))} ms`,
      ],
      [
        'deliveries while the page was scrolled',
        `${live.sent.toLocaleString('en')}, ${figure(live.perSecond)}/s`,
      ],
      ['longest time without a new frame then', `${figure(live.longestFrame)} ms`],
      ['CPU of the pipeline for a second of an open page while nothing comes', `${figure(quiet)} ms more`],
    ],
  };
}

function memoryTable(memory: readonly HeldMemory[]): readonly Table[] {
  if (memory.length === 0) return [];
  return [
    {
      columns: ['minute', 'MB of JavaScript', 'nodes', 'listeners', 'deliveries'],
      rows: memory.map(({ minute, megabytes, nodes, listeners, deliveries }) => [
        String(minute),
        figure(megabytes),
        ...[nodes, listeners, deliveries].map((count) => count.toLocaleString('en')),
      ]),
    },
  ];
}
