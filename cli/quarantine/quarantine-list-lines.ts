import type { HandlerQuarantine, QuarantinedUser } from '../../ops/quarantine/list-quarantine.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { typedOn } from '../output/typed-on.ts';
import { failureLines } from './failure-lines.ts';
import { userIn } from './user-in.ts';

/** Who is in quarantine for reading. */
export function quarantineListLines(
  handlers: readonly HandlerQuarantine[],
  stage: Pick<Stage, 'flags'>,
  page: Page,
): string[] {
  const empty = handlers.filter(({ users, problem }) => users.length === 0 && problem === undefined);
  const others = handlers.filter((handler) => !empty.includes(handler));
  return [
    ...others.flatMap((handler) => [...handlerLines(handler, page), '']),
    ...(empty.length === 0
      ? []
      : [`nobody in quarantine: ${empty.map(({ handler }) => handler).join(', ')}`, '']),
  ]
    .slice(0, -1)
    .concat(nextLines(nextCommands(others, stage), page));
}

const PROBLEM = {
  'function-failed': 'its function could not say',
  'no-access': 'its function may not be asked',
  unreachable: 'its function did not answer',
  gone: 'its function is gone',
} as const;

function handlerLines({ handler, users, problem }: HandlerQuarantine, page: Page): string[] {
  const { paint } = page;
  if (problem !== undefined)
    return [`${paint('strong', handler)}: ${paint('bad', PROBLEM[problem.code])}: ${problem.message}`];
  const count = `${counted(users.length, 'user')} in quarantine`;
  return [
    `${paint('strong', handler)}: ${paint('warning', count)}`,
    ...users.flatMap((user) => userLines(user, page)),
  ];
}

function userLines(
  { group, events, openedAt, releasingUntil, first }: QuarantinedUser,
  page: Page,
): string[] {
  const { paint } = page;
  const released =
    releasingUntil === undefined ? '' : `; somebody releases it until ${moment(releasingUntil)}`;
  const event = [first?.type ?? 'not an event', first?.id ?? first?.sequence].join('  ');
  return [
    `  ${paint('strong', group)}`,
    `    ${counted(events, 'event')} since ${moment(openedAt)}${released}`,
    ...(first === undefined ? [] : [`    ${event}`, ...failureLines(first, page, '    ')]),
  ];
}

/** What to do about the first of them. */
function nextCommands(
  [first]: readonly HandlerQuarantine[],
  stage: Pick<Stage, 'flags'>,
): readonly (readonly [string, string])[] {
  const [user] = first?.users ?? [];
  if (first === undefined || user === undefined) return [];
  return [
    ['see the line of one', typedOn(stage, 'quarantine', 'show', first.handler, userIn(user.group))],
    ['release, once the handler is mended', typedOn(stage, 'quarantine', 'release', first.handler)],
  ];
}
