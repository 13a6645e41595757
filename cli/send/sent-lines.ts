import { layOutTable } from '../../local/terminal/table.ts';
import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { SentDelivery, SentEvents } from '../../ops/send/send-events.ts';
import type { Page } from '../output/page.ts';

/** More lines say less than a summary does. */
const MAX_ROWS = 30;

/** What was sent, and how it was answered, for reading. */
export function sentLines(sent: SentEvents, page: Page): string[] {
  const { deliveries, givenUp } = sent;
  const rows = deliveries.length > MAX_ROWS ? [] : deliveryLines(deliveries, page);
  const notes = [
    ...(deliveries.length > 1 ? [summary(sent)] : []),
    ...(givenUp > 0 ? [givenUpNote(givenUp)] : []),
    ...(deliveries.some(({ status }) => status === 403) ? [BLOCKED] : []),
  ];
  return [
    ...rows,
    ...(rows.length > 0 && notes.length > 0 ? [''] : []),
    ...notes.flatMap((note) => wrapText(note, page.columns)),
  ];
}

/** What would be sent, for reading. */
export function plannedLines({ planned, type, source, url, user, givenUp }: SentEvents): string[] {
  const what = planned === 1 ? `one delivery of ${type}` : `${planned} deliveries of ${type}`;
  return [
    `would send ${what}${user === undefined ? '' : ` about ${user}`} to ${source}: ${url}`,
    ...(givenUp > 0 ? [givenUpNote(givenUp)] : []),
  ];
}

const BLOCKED =
  '403 is the answer of the web ACL: it lets the addresses of the provider in, and not that of this machine.';

function givenUpNote(givenUp: number): string {
  const events = givenUp === 1 ? '1 event is' : `${givenUp} events are`;
  return `${events} given up: every attempt was in the outage, and the provider sends such an event again only when somebody asks it to.`;
}

function deliveryLines(deliveries: readonly SentDelivery[], page: Page): string[] {
  const withAttempts = deliveries.some(({ attempt }) => attempt !== undefined);
  const headers = ['answer', 'event', 'happened', ...(withAttempts ? ['attempt'] : []), 'took'];
  const rows = deliveries.map((delivery) => ({
    cells: [
      { text: answerOf(delivery), tone: delivery.asExpected ? 'good' : 'bad' } as const,
      { text: delivery.id },
      { text: delivery.time.toISOString() },
      ...(withAttempts ? [{ text: String(delivery.attempt ?? 1) }] : []),
      { text: `${delivery.milliseconds} ms` },
    ],
  }));
  return (
    layOutTable(headers, rows, page) ?? deliveries.map((delivery) => `${answerOf(delivery)}  ${delivery.id}`)
  );
}

function answerOf({ status, outcome = '', reason }: SentDelivery): string {
  return [String(status), outcome, ...(reason === undefined ? [] : [`(${reason})`])].join(' ').trim();
}

function summary({ deliveries, type, source }: SentEvents): string {
  const counts = Object.entries(Object.groupBy(deliveries, (delivery) => answerOf(delivery)));
  const answers = counts.map(([answer, { length } = { length: 0 }]) => `${length} × ${answer}`).join(', ');
  const times = deliveries.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)];
  return `${deliveries.length} deliveries of ${type} to ${source}: ${answers}; answered in ${median} ms (median), ${times.at(-1)} ms at most`;
}
