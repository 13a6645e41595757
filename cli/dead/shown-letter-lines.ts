import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { ShownLetter } from '../../ops/dead/show-dead-letter.ts';
import type { Handling } from '../../ops/deliveries/handling.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { typedOn } from '../output/typed-on.ts';
import { KIND_TEXT } from './dead-list-lines.ts';
import { laterText } from './later-text.ts';

type Shown = Omit<ShownLetter, 'body'> & { readonly body?: string };

const NAME_COLUMNS = 10;

/** A dead letter for reading, with why it is one. */
export function shownLetterLines(letter: Shown, stage: Pick<Stage, 'flags'>, page: Page): string[] {
  const { columns, paint } = page;
  const { id, messageId, type, problem, body } = letter;
  const title = `${paint('strong', id ?? messageId)}  ${type ?? paint('bad', `no event: ${problem}`)}`;
  const facts = factsOf(letter).flatMap(([name, text]) =>
    wrapText(text, columns - NAME_COLUMNS - 4).map(
      (line, index) => `  ${paint('quiet', (index === 0 ? name : '').padEnd(NAME_COLUMNS))}  ${line}`,
    ),
  );
  return [
    title,
    ...facts,
    ...letter.attempts.flatMap((attempt) => attemptLines(attempt, page)),
    ...(body === undefined ? [] : ['', body]),
    ...nextLines(nextCommands(letter, stage), page),
  ];
}

function factsOf({
  subscriber,
  kind,
  source,
  user,
  messageId,
  received,
  replayId,
  sentAt,
  receives,
  undelivered,
  logGroup,
  attempts,
  later,
  id,
}: Shown): readonly (readonly [string, string])[] {
  const all: readonly (readonly [string, string | undefined])[] = [
    ['at', `${subscriber}: ${KIND_TEXT[kind]}`],
    ['of', user === undefined ? source : `${user}, ${source}`],
    ['received', received === undefined ? undefined : moment(received)],
    ['replay', replayId],
    ['dead since', moment(sentAt)],
    ['message', `${messageId}, received ${counted(receives, 'time')} in all, by looks too`],
    ['SNS says', undelivered && `${undelivered.code}: ${undelivered.message}`],
    ['since', id === undefined ? undefined : laterText(subscriber, later)],
    ['log', logGroup],
    ['attempts', kind === 'not-delivered' ? undefined : attemptsText(attempts, logGroup)],
  ];
  return all.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

function attemptsText(attempts: readonly Handling[], logGroup: string | undefined): string {
  if (logGroup === undefined) return 'in the log of its own service';
  if (attempts.length > 0) return `the last ${attempts.length}:`;
  return 'none in the log: the function may have died of it, or the log is older';
}

function attemptLines({ at, outcome, fault, problem, receiveCount }: Handling, { paint }: Page): string[] {
  const why = fault === undefined ? (problem ?? '') : `${fault.name}${fault.code ? ` (${fault.code})` : ''}`;
  const count = receiveCount === undefined ? '' : `  receive ${receiveCount}`;
  return [
    `    ${moment(at)}  ${outcome}  ${paint('bad', why)}${count}`,
    ...(fault?.frames ?? []).map((frame) => `      ${paint('quiet', frame)}`),
  ];
}

function nextCommands({ subscriber, kind, id, messageId }: Shown, stage: Pick<Stage, 'flags'>) {
  const which = kind === 'not-delivered' ? ['--not-delivered'] : [];
  const words = [subscriber, id ?? messageId, ...which];
  return [
    ['put back, once it is mended', typedOn(stage, 'dead', 'redrive', ...words)],
    ['take out for good', typedOn(stage, 'dead', 'drop', ...words, '--reason', 'WHY')],
  ] as const;
}
