import type { Flags } from './flags.ts';
import type { LiveOutput } from './live/live-printer.ts';
import type { LocalNotice } from './notices.ts';
import { DEFAULT_COLUMNS, type TerminalOutput } from './terminal/terminal-output.ts';
import type { Swap } from './watch/watch-function.ts';

/** What local mode says: lines of text for people, or one JSON object per line for programs. */
export interface Output {
  progress(message: string): void;
  ready(url: string, pipelineFile: string): void;
  /** What lets a browser into the console, once. */
  console(link: string): void;
  /** Somebody has stopped the pipeline. */
  stopped(dataDirectory: string): void;
  swapped(swap: Swap): void;
  problem(message: string): void;
  /** What a handler published for people. */
  notice(notice: LocalNotice): void;
  readonly demo: TerminalOutput;
  readonly live: LiveOutput;
}

export interface OutputStreams {
  readonly stdout: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write'>;
  /** Set to anything but nothing, it turns colours off: https://no-color.org */
  readonly noColor: string | undefined;
}

export function createOutput(
  { json, once }: Pick<Flags, 'json' | 'once'>,
  { stdout, stderr, noColor }: OutputStreams,
): Output {
  const line = (text: string, record: Readonly<Record<string, string | number>>) =>
    void stdout.write(`${json ? JSON.stringify(record) : text}\n`);
  const colours = !json && stdout.isTTY === true && (noColor ?? '') === '';
  const write = (text: string) => void stdout.write(text);
  return {
    progress: (message) => line(message, { type: 'progress', message }),
    ready: (url, pipelineFile) => line(`ready ${url}`, { type: 'ready', url, pipelineFile }),
    console: (link) => line(`console ${link}`, { type: 'console', link }),
    stopped: (dataDirectory) =>
      line(
        `stopped: tables, queues and signing secrets are gone, the archive and the logs stay in ${dataDirectory}`,
        { type: 'stopped', dataDirectory },
      ),
    swapped: ({ functionName, milliseconds }) =>
      line(`swapped ${functionName} in ${milliseconds} ms`, {
        type: 'swap',
        function: functionName,
        milliseconds,
      }),
    problem: (message) => void stderr.write(`${message}\n`),
    notice: (notice) =>
      line(`notice of ${notice.handler} to ${notice.topic}: ${notice.subject}`, {
        type: 'notice',
        ...notice,
      }),
    demo: {
      write,
      json,
      tryNext: !once,
      colours,
      ...(stdout.columns === undefined ? {} : { columns: stdout.columns }),
    },
    live: { write, json, colours, columns: () => stdout.columns ?? DEFAULT_COLUMNS },
  };
}
