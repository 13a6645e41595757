import type { QuarantinedUser } from '../../ops/quarantine/list-quarantine.ts';
import type { QuarantineReleased } from '../../ops/quarantine/release-quarantine.ts';
import type { ReleasedLine } from '../../ops/quarantine/release-user.ts';
import { counted } from '../output/counted.ts';
import type { Page } from '../output/page.ts';

/** What a release would do, or did, for reading. */
export function releaseLines({ handler, dryRun, users, released }: QuarantineReleased, page: Page): string[] {
  if (users.length === 0) return [`nobody is in the quarantine of ${handler}`];
  if (dryRun)
    return [
      `would be handed back to ${handler}, oldest first:`,
      ...users.map((user) => `  ${page.paint('strong', user.group)}  ${waitingText(user)}`),
    ];
  const left = users.length - released.length;
  return [
    ...released.flatMap((line) => releasedLines(line, page)),
    ...(left === 0 ? [] : [`${counted(left, 'user')} not come to`]),
  ];
}

/** Whether all of them are out of quarantine. */
export function isReleased({ users, released }: QuarantineReleased): boolean {
  return users.length === released.filter(({ done }) => OUT.has(done)).length;
}

const OUT: ReadonlySet<ReleasedLine['done']> = new Set(['released', 'not-in-quarantine']);

function waitingText({ events, first }: QuarantinedUser): string {
  const failure = first?.failure === undefined ? '' : `, ${first.failure.code}`;
  return `${counted(events, 'event')}${failure}`;
}

const SAID: Readonly<Record<Exclude<ReleasedLine['done'], 'failed'>, string>> = {
  released: 'out of quarantine',
  'out-of-time': 'the rest still waits; release again',
  busy: 'somebody else is releasing it; look again in a minute',
  'not-in-quarantine': 'out of quarantine already',
};

function releasedLines({ group, done, handled, failed }: ReleasedLine, { paint }: Page): string[] {
  const isOut = OUT.has(done);
  const mark = isOut ? paint('good', '✓') : paint('bad', '✗');
  const said =
    failed === undefined
      ? SAID[done as keyof typeof SAID]
      : `then one failed again: ${failed.failure.code}; it stays, and those behind it`;
  const frames = (failed?.failure.frames ?? []).map((frame) => `    ${paint('quiet', frame)}`);
  return [`${mark} ${paint('strong', group)}  ${counted(handled, 'event')} handled, ${said}`, ...frames];
}
