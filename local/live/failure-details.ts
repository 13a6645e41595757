import type { ThrownError } from '../cloud/functions/host-report.ts';
import { typed } from '../commands.ts';
import { shortestPath } from '../shortest-path.ts';
import { quoted } from '../terminal/quoted.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import type { Layout } from './line-layout.ts';
import type { CrashFact, DeadLetterFact, HandlingFact } from './live-fact.ts';
import { places } from './places.ts';

/** Below the name of the line they belong to. */
const INDENT = ' '.repeat(11);
/** A message may quote a whole payload. */
const MOST_MESSAGE_LINES = 6;

/** What there is to know of a failure: what was thrown and where, when the event comes again, and where to look. */
export function failureDetails(fact: HandlingFact | CrashFact, layout: Layout): string[] {
  return [
    ...reasonLines(fact, layout),
    ...placeLines(fact.thrown, layout),
    ...wrapped(nextTry(fact), layout),
    ...quarantineSteps(fact, layout),
    INDENT + layout.paint('quiet', `log: ${shortestPath(fact.logFile, layout.workingDirectory)}`),
  ];
}

function reasonLines(fact: HandlingFact | CrashFact, layout: Layout): string[] {
  const lines = wrapped(reasonOf(fact), layout);
  const shown = lines.slice(0, MOST_MESSAGE_LINES);
  if (shown.length < lines.length) shown.push(`${INDENT}…`);
  return shown.map((line) => layout.paint('bad', line));
}

function reasonOf(fact: HandlingFact | CrashFact): string {
  if (fact.thrown !== undefined) return `${fact.thrown.name}: ${fact.thrown.message}`;
  if (fact.kind === 'crash') return `${fact.errorType}: ${fact.message}`;
  if (fact.outcome === 'quarantined') return 'in quarantine, behind an event that was given up on';
  if (fact.problem !== undefined) return `the message is not an event: ${fact.problem}`;
  return fact.step === 'give-up' ? 'it took the function down' : 'no reason given';
}

/** Whole, however long: a terminal makes links of them. */
function placeLines(thrown: ThrownError | undefined, { workingDirectory }: Layout): string[] {
  return places(thrown?.frames ?? [], workingDirectory).map((place) => `${INDENT}at ${place}`);
}

function nextTry(fact: HandlingFact | CrashFact): string {
  const { comesAgainSeconds: seconds } = fact;
  if (fact.kind === 'handling' && fact.released) return 'released, and failed again: it stays in quarantine';
  if (fact.kind === 'crash') {
    const subject =
      fact.events.length === 1 ? 'the event comes again' : `${fact.events.length} events come again`;
    return fact.events.length === 0 || seconds === undefined ? '' : `${subject} in ${duration(seconds)}`;
  }
  if (isInQuarantine(fact)) return '';
  return seconds === undefined ? '' : `${tryOf(fact)}: comes again in ${duration(seconds)}`;
}

/** An event is tried on after its last try by the schedule where it may not be the event. */
function tryOf({ attempt, attempts, step }: HandlingFact): string {
  if (step === 'outage') return `try ${attempt}, the handler has succeeded for nobody else since`;
  if (step === 'full') return `try ${attempt}, too many users are in quarantine`;
  return attempts === undefined || attempt > attempts ? `try ${attempt}` : `try ${attempt} of ${attempts}`;
}

function isInQuarantine(fact: HandlingFact | CrashFact): boolean {
  return fact.kind === 'handling' && (fact.step === 'give-up' || fact.outcome === 'quarantined');
}

function duration(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** The same where the last failure of the function was shown, and was no other. */
export function repeatedDetails(fact: HandlingFact | CrashFact, layout: Layout): string[] {
  const name = fact.thrown?.name ?? (fact.kind === 'crash' ? fact.errorType : (fact.problem ?? fact.outcome));
  const next = nextTry(fact);
  const again = wrapped(`${name}, as before${next === '' ? '' : `; ${next}`}`, layout);
  return [...again, ...quarantineSteps(fact, layout)];
}

/** What tells a failure from others of the same function. */
export function failureKey(fact: HandlingFact | CrashFact): string {
  return JSON.stringify([fact.kind, reasonOf(fact), fact.thrown?.frames]);
}

/** Says that an event is given up on, how to look at what is in quarantine, and how to release it. */
function quarantineSteps(fact: HandlingFact | CrashFact, layout: Layout): string[] {
  if (fact.kind !== 'handling' || fact.step !== 'give-up') return [];
  const { handler, attempt, group } = fact;
  const tries = attempt === 1 ? 'after 1 try' : `after ${attempt} tries`;
  const step = (what: string, ...args: readonly string[]) =>
    `${INDENT}${what}  ${layout.paint('command', typed('quarantine', ...args))}`;
  return [
    ...wrapped(`given up on ${tries}: in quarantine, with the later events of its user`, layout).map((line) =>
      layout.paint('bad', line),
    ),
    step('look at it:', 'list', handler),
    ...(group === undefined ? [] : [step('release it:', 'release', handler, quoted(group))]),
  ];
}

/** How to look at a dead letter, and how to put it back. */
export function deadLetterDetails({ subscriber }: DeadLetterFact, layout: Layout): string[] {
  const step = (what: string, command: string) =>
    `${INDENT}${what}  ${layout.paint('command', typed('dead', command, subscriber))}`;
  return [step('look at it: ', 'list'), step('put it back:', 'redrive')];
}

function wrapped(text: string, { columns }: Layout): string[] {
  return text === '' ? [] : text.split('\n').flatMap((line) => wrapText(INDENT + line.trim(), columns));
}
