import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { Redriven } from '../../ops/dead/redrive-dead-letters.ts';
import type { RedrivePlan } from '../../ops/dead/redrive-plan.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted } from '../output/counted.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { typedOn } from '../output/typed-on.ts';
import { laterText } from './later-text.ts';
import { letterRows } from './letter-rows.ts';
import { reportLines } from './report-lines.ts';

/** What a redrive would put back, or did, for reading. */
export function redriveLines({ plan, report }: Redriven, stage: Pick<Stage, 'flags'>, page: Page): string[] {
  const { subscriber, letters, refused, first } = plan;
  const { columns, paint } = page;
  const notes = remarks(plan).flatMap((line) => wrapText(line, columns));
  if (refused !== undefined) return [...refusedLines(stage, page)];
  if (letters === 0) return [`no dead letter of ${subscriber} to put back`, ...notes];
  if (report !== undefined) return [...reportLines(report, plan, page), ...notes];
  const behind = `behind what waits in the queue of ${paint('strong', subscriber)}, of each user the oldest first`;
  return [
    ...wrapText(`would be put back: ${letterCount(plan)}, ${behind}`, columns),
    ...notes,
    '',
    ...letterRows(first, page),
    ...(letters > first.length ? [paint('quiet', `and ${letters - first.length} more`)] : []),
  ];
}

/** What is going to be put back, in one line. */
export function planLine(plan: RedrivePlan): string {
  return [`putting back ${letterCount(plan)}`, ...remarks(plan).slice(0, 1)].join('; ');
}

/** How many there are to put back, of how many users. */
export function letterCount({ letters, users, isAll }: RedrivePlan): string {
  return `${isAll ? '' : 'at least '}${counted(letters, 'dead letter')} of ${counted(users, 'user')}`;
}

/** What there is to know before. */
function remarks({ subscriber, later, unreadable, inQuarantine, forgotten, letters }: RedrivePlan): string[] {
  const all = [
    letters === 0 ? undefined : laterText(subscriber, later),
    unreadable === 0 ? undefined : unreadableText(unreadable),
    inQuarantine === 0
      ? undefined
      : `${counted(inQuarantine, 'user')} of them in quarantine: what is put back joins the end of the line there`,
    forgotten === 0
      ? undefined
      : `${counted(forgotten, 'dead letter')} of people who were forgotten since: they stay, and can be dropped`,
  ];
  return all.filter((line) => line !== undefined);
}

function unreadableText(count: number): string {
  return count === 1
    ? '1 of them is no event, and comes back as a dead letter'
    : `${count} of them are no events, and come back as dead letters`;
}

function refusedLines(stage: Pick<Stage, 'flags'>, page: Page): readonly string[] {
  return [
    page.paint('bad', 'somebody is being forgotten, who may be among them: nothing was put back'),
    ...nextLines([['see that it is done', typedOn(stage, 'forget', 'SOURCE', 'USER')]], page),
  ];
}
