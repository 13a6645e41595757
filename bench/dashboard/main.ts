import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocal } from '../../local/start-local.ts';
import { evaluateWidget } from './evaluate-widget.ts';
import { dashboardPage, type ShownWidget } from './page.ts';
import { RunMetrics, type RunRange } from './run-metrics.ts';
import { synthesizeStage } from './stage.ts';
import { sendTraffic } from './traffic.ts';
import { watchServices } from './watch-services.ts';
import { linesOf, type Widget } from './widget.ts';

/**
 * Draws the dashboard of the template over the metrics of a run: starts the pipeline on this machine, sends to it for so many
 * minutes, and has Chromium make a picture of what CloudWatch would show. `npm run picture -- [minutes]`.
 */
const OUTPUT = join(import.meta.dirname, '../../docs/dashboard.png');
const PERIOD_SECONDS = 10;
/** What lasts longer is one figure for the whole run. */
const LONG_SECONDS = 86_400;
const CANARY_EVERY_MILLISECONDS = 20_000;
/** Down to the rows of the first subscriber. */
const LAST_ROW = '## security-alerts';

const minutes = Number(process.argv[2] ?? 3);
if (!(minutes > 0))
  throw new RangeError(`minutes: ${process.argv[2]} is not allowed; allowed: a number above 0`);
const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-dashboard-'));
try {
  const page = dashboardPage(await run());
  await takePicture(page);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(): Promise<readonly ShownWidget[]> {
  const stage = synthesizeStage(join(folder, 'cdk.out'));
  const dataDirectory = join(folder, '.local');
  const pipeline = await startLocal({ port: 0, dataDirectory, assemblyDirectory: stage.directory });
  const metrics = new RunMetrics(join(dataDirectory, 'logs'));
  try {
    const end = watchServices(pipeline, stage, metrics);
    const from = new Date();
    const canary = setInterval(
      () => void pipeline.functions.get('canary')?.host.invoke({}),
      CANARY_EVERY_MILLISECONDS,
    );
    const sent = await sendTraffic(pipeline, minutes * 60_000);
    clearInterval(canary);
    end();
    console.log(`sent ${sent} events in ${minutes} minutes`);
    const range = { from, until: new Date(), periodSeconds: PERIOD_SECONDS };
    const shown = firstRows(stage.widgets);
    return await Promise.all(
      shown.map(async (widget) => ({
        widget,
        lines: await evaluateWidget(widget, metrics, rangeOf(widget, range)),
      })),
    );
  } finally {
    await pipeline.close();
  }
}

function firstRows(widgets: readonly Widget[]): readonly Widget[] {
  const end = widgets.findIndex(({ properties }) => properties.markdown === LAST_ROW);
  return end === -1 ? widgets : widgets.slice(0, end);
}

/** Figures are of the whole run where CloudWatch would take a day or a month. */
function rangeOf(widget: Widget, range: RunRange): RunRange {
  const { view, setPeriodToTimeRange } = widget.properties;
  const isLong = linesOf(widget).some(({ period }) => period >= LONG_SECONDS);
  if (setPeriodToTimeRange !== true && !(view === 'singleValue' && isLong)) return range;
  return { ...range, periodSeconds: LONG_SECONDS };
}

async function takePicture({ svg, width, height }: ReturnType<typeof dashboardPage>): Promise<void> {
  const html = join(folder, 'page.html');
  await writeFile(
    html,
    `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#fff">${svg}</body>`,
  );
  const { status, stderr, error } = spawnSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--user-data-dir=${join(folder, 'chromium')}`,
      `--window-size=${width},${Math.ceil(height)}`,
      `--screenshot=${OUTPUT}`,
      `file://${html}`,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0)
    throw new Error(
      `Chromium took no picture; it must be installed as chromium: ${error?.message ?? stderr}`,
    );
  console.log(`wrote ${OUTPUT}`);
}
