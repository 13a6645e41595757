import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import { typed } from '../commands.ts';
import { createPaint, type Paint, type Tone } from '../terminal/paint.ts';
import type { Cell } from '../terminal/table.ts';
import { DEFAULT_COLUMNS, type TerminalOutput } from '../terminal/terminal-output.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import type { DeliveryReport } from './delivery-hops.ts';
import { deliveryLines } from './delivery-lines.ts';
import type { DemoSummary } from './summarize.ts';
import type { NextSteps } from './try-next.ts';

/** What the demo is about to send. */
export interface StartedDemo {
  readonly deliveries: number;
  /** The sources that it sends nothing to. */
  readonly leftOut: readonly string[];
}

/** Writes what the demo found out for people to read. */
export interface DemoWriter {
  started(plan: StartedDemo): void;
  finished(reports: readonly DeliveryReport[], summary: DemoSummary): void;
  next(steps: NextSteps): void;
}

const PATH =
  'web ACL → intake: signature → ledger → topic → the archive, and a queue for each subscriber → its handler';
const LEGEND =
  'Numbers count the messages of an event so far; kept: it is in the archive; applied: the handler has done its work ' +
  'without an error. – none. · none, because the subscriber did not ask for it.';

export function textWriter({ write, colours, columns = DEFAULT_COLUMNS }: TerminalOutput): DemoWriter {
  const paint = createPaint(colours);
  const writeLines = (lines: readonly string[]) => write(`${lines.join('\n')}\n`);
  const prose = (text: string, tone: Tone = 'plain') =>
    wrapText(text, columns).map((line) => paint(tone, line));
  return {
    started: ({ deliveries, leftOut }) =>
      writeLines([
        '',
        ...prose(
          `Sending ${deliveries} sample deliveries, signed as the providers sign them. Each takes this way:`,
        ),
        ...prose(`  ${PATH}`, 'strong'),
        ...(leftOut.length === 0 ? [] : prose(leftOutNote(leftOut), 'quiet')),
        '',
      ]),
    finished: (reports, summary) =>
      writeLines([
        ...deliveryLines(reports, { columns, paint }),
        '',
        ...prose(LEGEND, 'quiet'),
        '',
        ...summaryLines(summary).flatMap(({ text, tone }) => prose(text, tone)),
      ]),
    next: (steps) => writeLines(nextLines(steps, paint)),
  };
}

/** Who has several sources of a provider looks for the others. */
function leftOutNote(leftOut: readonly string[]): string {
  const [first = ''] = leftOut;
  const one = `${typed('send')} ${first} ${providers[providerOf(first as SourceName)].testEvent}`;
  return `They go to the first source of each provider. To ${leftOut.join(', ')} you can send any event: ${one}`;
}

function summaryLines(summary: DemoSummary): Cell[] {
  const outcomes = Object.entries(summary.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  const places = [
    ...(summary.archived === undefined ? [] : [`${summary.archived} to the archive`]),
    ...Object.entries(summary.messages).map(([name, count]) => `${count} to ${name}`),
  ];
  return [
    summary.asExpected
      ? {
          text: `✓ All ${summary.deliveries} deliveries went as they must: ${outcomes.join(', ')}.`,
          tone: 'good',
        }
      : { text: `✗ Not every delivery went as it must: ${outcomes.join(', ')}.`, tone: 'bad' },
    {
      text: `  ${summary.events} events on the topic${places.length === 0 ? '' : ': '}${places.join(', ')}; ${summary.deadLetters} dead letters.`,
    },
    {
      text: `  The first answer took ${summary.firstMilliseconds} ms with a cold start, the others ${summary.medianMilliseconds} ms (median).`,
    },
  ];
}

function nextLines(steps: NextSteps, paint: Paint): string[] {
  const { curl, send, status, tail, directory, pipelineFile } = steps;
  const step = (what: string, command: string) => [
    '',
    `  ${what}`,
    ...command.split('\n').map((line) => `    ${paint('command', line)}`),
  ];
  return [
    '',
    `${paint('strong', 'Try next')}  (the pipeline keeps running; Ctrl-C stops it)`,
    ...(curl === undefined ? [] : step(curlHeading(curl), curl.command)),
    ...(send === undefined ? [] : step('Have an event delivered as its provider would', send)),
    ...step('See the whole pipeline on one screen', status),
    ...(directory === undefined
      ? []
      : step('See the users that the handler user-directory keeps', directory)),
    ...step('Follow what happens from another terminal', tail),
    ...step('Find endpoints, secrets and queues for your own client', `cat ${pipelineFile}`),
    '',
  ];
}

function curlHeading({ event, validUntil }: NonNullable<NextSteps['curl']>): string {
  const until =
    validUntil === undefined ? '' : `; its signature is valid until ${validUntil.toTimeString().slice(0, 8)}`;
  return `Deliver a ${event} yourself${until}`;
}
