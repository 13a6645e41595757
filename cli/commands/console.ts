import { numberOf } from '../frame/number-of.ts';
import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** Beside the API of local mode and its console. */
const DEFAULT_PORT = 3002;

/** `console` */
export const consoleCommand = stageCommand('console', {
  summary: 'serve a page on this machine that shows a stage in the browser',
  description:
    'Serves a page on the loopback address that shows what this command line shows, live, with your own credentials: no payload leaves ' +
    'this machine. The link lets one browser in, once. Ctrl-C ends it. Without --write it only looks.',
  examples: ['console', 'console --stage WalletWebhooks-prod --write --port 4000'],
})
  .option('--write', 'let the page change the stage too, as the commands with --yes do')
  .option('--port <number>', '0 takes a free one', numberOf('--port'), DEFAULT_PORT)
  .action(
    onStage(async ({ stage, signal }, { write, port }) => {
      const { startConsole } = await import('../../console/start-console.ts');
      const { url, link } = await startConsole(stage, { port, mayWrite: write === true });
      return { rows: consoleRows({ url, link, mayWrite: write === true }, signal), rowText: consoleLines };
    }),
  );

interface ConsoleRow {
  readonly url: string;
  readonly link: string;
  readonly mayWrite: boolean;
}

/** The link at once, and then nothing until Ctrl-C. */
async function* consoleRows(row: ConsoleRow, signal: AbortSignal): AsyncIterable<ConsoleRow> {
  yield row;
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

function consoleLines({ link, mayWrite }: ConsoleRow): readonly string[] {
  return [
    `console ${link}`,
    mayWrite ? 'It may change the stage.' : 'It only looks; --write lets it change the stage.',
  ];
}
