import type { Certificate } from '../../core/archive/forget/certificate.ts';
import type { ForgetEnd } from '../../core/archive/forget/forget-person.ts';
import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { PersonFound } from '../../ops/archive/find-person.ts';
import type { PersonForgotten } from '../../ops/archive/forget-person.ts';
import type { AsJson } from '../../ops/as-json.ts';
import { counted, figure } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import type { Page } from '../output/page.ts';
import { problemLines } from './problem-lines.ts';

/** What there is of a person, or what was removed, for reading. */
export function forgetLines({ found, end }: PersonForgotten, page: Page): string[] {
  const lines = [
    ...(found === undefined ? [] : foundLines(found)),
    ...(end === undefined ? [] : endLines(end, page)),
  ];
  return lines.flatMap((line) => wrapText(line, page.columns));
}

function foundLines({ events, hasMore, quarantine, refused, replays }: PersonFound): string[] {
  const inQuarantine = quarantine.map((at) => `${at.handler} (${counted(at.events, 'event')})`).join(', ');
  return [
    `would be removed: ${hasMore ? 'more than ' : ''}${counted(events, 'event')} in the archive`,
    ...(inQuarantine === '' ? [] : [`in quarantine: ${inQuarantine}`]),
    ...(refused === 0 ? [] : [`refused by the topic: ${counted(refused, 'event')}`]),
    'and whatever waits in the queues of handlers, their inbox entries, and what the user directory says',
    ...(events === 0 ? ['with no event, look whether source and user are spelt right'] : []),
    ...(replays.length === 0 ? [] : [`a replay has to be over first, or aborted: to ${replays.join(', ')}`]),
    'it takes three minutes and more, and cannot be undone',
  ];
}

function endLines(end: AsJson<ForgetEnd>, page: Page): string[] {
  if ('forgotten' in end) return certificateLines(end.forgotten, end.key, page);
  if ('refused' in end)
    return end.refused === 'replay-runs'
      ? [`not begun: a replay to ${end.subscribers.join(', ')} is not over; wait for it, or abort it`]
      : [`not begun: ${WORKING[end.refused]} since ${moment(end.since)}`];
  const { unfinished, since } = end;
  return [
    page.paint('warning', `not done yet; begun at ${moment(since)}. Run it again: it goes on`),
    ...(unfinished.reason === 'queues'
      ? [
          `events of the person are in hand, or wait to be tried again, at ${Object.keys(unfinished.handlers).join(', ')}: ` +
            'half an hour at most, as long as the last wait of a retry',
        ]
      : []),
    ...(unfinished.reason === 'parked' ? ['events of the person wait for the topic'] : []),
    ...(unfinished.reason === 'damaged'
      ? [
          'the person may be in what cannot be read; mend or remove it first:',
          ...problemLines(unfinished.problems, page),
        ]
      : []),
  ];
}

const WORKING = {
  'at-work': 'somebody forgets this person',
  another: 'another person is being forgotten',
} as const;

function certificateLines(certificate: AsJson<Certificate>, key: string, { paint }: Page): string[] {
  const { archive, handlers, refused, directory, endsByItself, stays } = certificate;
  const days = archive.days.map(({ day }) => day).join(', ');
  const left = handlers.filter((handler) => handler.left > 0);
  return [
    paint('good', `forgotten at ${moment(certificate.forgottenAt)}`),
    `${counted(archive.events, 'event')} removed from the archive${days === '' ? '' : `: ${days}`}`,
    ...handlers.map(({ name, waiting }) => `${name}: ${counted(waiting, 'message')} that waited`),
    ...(refused === 0 ? [] : [`${counted(refused, 'event')} that the topic had refused`]),
    ...(directory === 'erased' ? ['erased from the user directory'] : []),
    ...left.map(({ name, left: newer }) =>
      paint('warning', `${figure(newer)} newer events are in the quarantine of ${name}: release them`),
    ),
    `the certificate: ${key}`,
    '',
    'ends by itself:',
    ...endsByItself.map(({ where, until }) => `  until ${until.slice(0, 'yyyy-mm-dd'.length)}: ${where}`),
    'stays:',
    ...stays.map((where) => `  ${where}`),
  ];
}
