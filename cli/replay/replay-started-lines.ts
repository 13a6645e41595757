import type { DryRun } from '../../core/archive/replay/dry-run.ts';
import type { ReplayEnd } from '../../core/archive/replay/run-replay.ts';
import type { ReplayRefusal } from '../../lambda/archive-keeper/replay/replay-answer.ts';
import type { ReplayStarted } from '../../ops/replay/start-replay.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted, figure } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { typedOn } from '../output/typed-on.ts';
import { absentLines } from './absent-lines.ts';
import { replayText } from './replay-text.ts';

/** What a replay would bring, or what became of its beginning, for reading. */
export function replayStartedLines(
  { subscriber, named, from, until, would, replay, refused }: ReplayStarted,
  stage: Pick<Stage, 'flags'>,
  page: Page,
): string[] {
  const range = `${named === undefined ? '' : `${counted(named, 'event')} by name, of `}${moment(from)} until ${moment(until)}`;
  if (would !== undefined)
    return [
      `a replay of ${range} to ${page.paint('strong', subscriber)}`,
      ...wouldLines(would, page),
      ...absentLines(would.absent ?? [], subscriber, page),
    ];
  if (refused !== undefined)
    return [`no replay to ${subscriber}: ${REFUSED[refused.refused](refused as never)}`];
  if (replay === undefined) return [];
  const end = ENDS[replay.end];
  return [
    ...replayText(replay, page),
    ...(end === undefined ? [] : ['', end]),
    ...(replay.state === 'running'
      ? nextLines(
          [
            ['how far it is', typedOn(stage, 'replay', 'show', subscriber)],
            ['end it', typedOn(stage, 'replay', 'abort', subscriber)],
          ],
          page,
        )
      : []),
  ];
}

function wouldLines(
  { complete, countedUpTo, events, types, users, first, last, inbox, seconds, problems = [] }: DryRun,
  { paint }: Page,
): string[] {
  const atLeast = complete ? '' : 'at least ';
  const width = Math.max(0, ...Object.keys(types).map((type) => type.length));
  return [
    `would bring ${atLeast}${counted(events, 'event')}${events === 0 ? '' : ` of ${counted(users, 'user')}, in about ${duration(seconds)}`}`,
    ...Object.entries(types).map(([type, count]) => `  ${type.padEnd(width)}  ${figure(count).padStart(9)}`),
    ...(first === undefined ? [] : [`received from ${moment(first)} to ${moment(last ?? first)}`]),
    ...(inbox === undefined || events === 0
      ? []
      : [
          `the inbox has ${figure(inbox.applied)} of them as applied and ${figure(inbox.stale)} as stale; --only-missing leaves these out`,
        ]),
    ...(complete
      ? []
      : [paint('warning', `there was no time to count ${countedUpTo} to its end, and what is after it`)]),
    ...problems.map(({ key, damage }) => `${paint('bad', 'cannot be read')}: ${key} (${damage})`),
  ];
}

function duration(seconds: number): string {
  if (seconds < 120) return counted(Math.max(1, seconds), 'second');
  return seconds < 7_200
    ? counted(Math.ceil(seconds / 60), 'minute')
    : counted(Math.ceil(seconds / 3_600), 'hour');
}

type Refused = {
  readonly [Name in ReplayRefusal['refused']]: (of: Extract<ReplayRefusal, { refused: Name }>) => string;
};

const REFUSED: Refused = {
  'another-runs': ({ replayId, startedAt }) =>
    `${replayId} runs since ${moment(startedAt)}; wait for it, or abort it`,
  forgetting: () => 'a person is being forgotten; try again when that is done',
  'no-inbox': () => 'nobody knows what it lacks, as it has no inbox; leave out --only-missing',
  'inbox-forgets': ({ from }) =>
    `its inbox remembers what was applied since ${moment(from)} only; begin then, or leave out --only-missing`,
  'not-running': () => 'there is none',
};

const ENDS: Readonly<Record<ReplayEnd, string | undefined>> = {
  done: undefined,
  taken: 'somebody else works on it, or has aborted it',
  'out-of-time': 'a run every five minutes goes on with it until all is sent',
  'queue-full':
    'more than 1,000 messages wait for the subscriber; the next run looks whether it has taken them',
  'queue-failing': 'the queue takes nothing at the moment; the next run tries again',
};
