import type { Cell } from '../../local/terminal/table.ts';
import type { ArchivePlace } from '../../ops/event/event-evidence.ts';
import type { Standing } from '../../ops/event/standing.ts';
import type { PartProblem } from '../../ops/parts/part-problem.ts';
import { problemWord } from '../../ops/parts/problem-word.ts';
import { counted } from '../output/counted.ts';
import { moment } from '../output/moment.ts';

/** Where an event is at a subscriber, in words, and what of the subscriber could not be looked at. */
export function standingText(standing: Standing): Cell {
  const { state, problem } = standing;
  const cell = placeText(standing);
  if (problem === undefined || state === 'unreadable') return cell;
  return { ...cell, text: `${cell.text}; a part of it: ${unreadText(problem)}` };
}

/** Why a part could not be looked at, in words. */
export function unreadText(problem: PartProblem): string {
  return `${problemWord(problem)}: ${problem.message}`;
}

function placeText(standing: Standing): Cell {
  const { state, since, outcome, failures, queued, isPaused, problem } = standing;
  const at = since === undefined ? '' : `, since ${moment(since)}`;
  const tries = failures === 0 ? '' : `, failed ${times(failures)}`;
  switch (state) {
    case 'handled':
      return { text: `handled: ${outcome}${at.replace('since ', '')}${tries}`, tone: 'good' };
    case 'handed-over':
      return { text: `in the hands of another service; its queue holds ${counted(queued, 'message')}` };
    case 'not-asked':
      return { text: 'does not ask for it', tone: 'quiet' };
    case 'not-published':
      return { text: 'not yet: it is not published', tone: 'quiet' };
    case 'waiting':
      return isPaused
        ? { text: 'waits in its queue, and the subscriber is paused', tone: 'bad' }
        : {
            text: `waits in its queue or is in hand${at}; the queue holds ${counted(queued, 'message')}`,
            tone: 'warning',
          };
    case 'failing':
      return { text: `fails${tries}${againText(standing)}`, tone: 'bad' };
    case 'quarantined':
      return { text: quarantineText(standing), tone: 'bad' };
    case 'dead':
      return { text: deadText(standing), tone: 'bad' };
    case 'dropped':
      return { text: `dropped by an operator${at}`, tone: 'warning' };
    case 'unknown':
      return {
        text: `no trace: not in its log, its inbox, its quarantine or its queues${tries}`,
        tone: 'bad',
      };
    case 'unreadable':
      return {
        text: problem === undefined ? 'not looked at' : unreadText(problem),
        tone: 'bad',
      };
  }
}

/** Whether the archive has it, in words. */
export const ARCHIVE_TEXT: Readonly<Record<Exclude<ArchivePlace, 'unreadable'>, Cell>> = {
  kept: { text: 'has it', tone: 'good' },
  'not-yet': { text: 'not yet', tone: 'quiet' },
  withheld: { text: 'does not keep it: it has key material', tone: 'quiet' },
  missing: { text: 'does not have it, and should', tone: 'bad' },
  'no-archive': { text: 'none', tone: 'quiet' },
};

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function againText({ comesAgainAt }: Standing): string {
  return comesAgainAt === undefined ? '' : `, comes again at ${moment(comesAgainAt)}`;
}

function quarantineText({ quarantined, failures }: Standing): string {
  if (quarantined === undefined) return 'in quarantine';
  const { at, ahead, code } = quarantined;
  const place =
    ahead === 0
      ? `given up on after ${counted(failures, 'failure')}${code === undefined ? '' : ` (${code})`}`
      : `behind ${counted(ahead, 'event')} of its user`;
  return `in quarantine since ${moment(at)}, ${place}`;
}

function deadText({ dead }: Standing): string {
  return dead?.kind === 'not-delivered'
    ? 'dead: SNS could not put it into the queue'
    : `dead: received ${times(dead?.receives ?? 0)} and not handled`;
}
