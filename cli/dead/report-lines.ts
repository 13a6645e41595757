import type { RedriveReport } from '../../core/dead-letters/redrive-ports.ts';
import type { RedrivePlan } from '../../ops/dead/redrive-plan.ts';
import { counted } from '../output/counted.ts';
import type { Page } from '../output/page.ts';

const ENDS: Readonly<Record<Exclude<RedriveReport['end'], 'done' | 'failing'>, string>> = {
  interrupted: 'interrupted: the others are where they were',
  held: 'it took too long, and some come again: run it again in a minute',
};

/** What a redrive came to, for reading. */
export function reportLines(report: RedriveReport, { subscriber }: RedrivePlan, { paint }: Page): string[] {
  const { end, failing, sent, users, refused } = report;
  const isWhole = end === 'done' && refused.length === 0;
  const mark = isWhole ? paint('good', '✓') : paint('bad', '✗');
  const done = `${counted(sent, 'dead letter')} of ${counted(users, 'user')} put back into the queue of ${subscriber}`;
  return [
    `${mark} ${done}`,
    ...(end === 'done' ? [] : [end === 'failing' ? failingText(failing) : ENDS[end]]),
    ...refused.map(({ messageId, reason }) => `  ${messageId}: the queue takes no such message (${reason})`),
    ...(refused.length === 0 ? [] : ['What is refused stays, with the later ones of its user: drop it']),
  ];
}

function failingText(code = 'unknown'): string {
  return `the queue has taken nothing for half a minute (${code}): the others are where they were; run it again`;
}
