import type { ParkedReleased, ReleasedEvent } from '../../ops/parked/release-parked.ts';
import { counted } from '../output/counted.ts';
import type { Page } from '../output/page.ts';

const SAID: Readonly<Record<ReleasedEvent['done'], string>> = {
  published: 'published',
  released: 'in line again; it is published when the topic takes it',
  'refused-again': 'the topic has refused it again',
  'not-set-aside': 'was released or dropped already',
};

/** What a release of refused events would do, or did, for reading. */
export function parkedReleaseLines({ dryRun, events, released }: ParkedReleased, page: Page): string[] {
  const { paint } = page;
  if (events.length === 0) return ['the topic has refused no event'];
  if (dryRun)
    return [
      'would be put at the end of its line again:',
      ...events.map(({ key, type }) => `  ${paint('strong', key)}  ${type}`),
    ];
  const left = events.length - released.length;
  return [
    ...released.map(({ key, done }) => `${markOf(done, page)} ${paint('strong', key)}  ${SAID[done]}`),
    ...(left === 0 ? [] : [`${counted(left, 'event')} not come to`]),
  ];
}

/** Whether none of them is refused still. */
export function isTaken({ events, released }: ParkedReleased): boolean {
  return released.length === events.length && released.every(({ done }) => done !== 'refused-again');
}

function markOf(done: ReleasedEvent['done'], { paint }: Page): string {
  return done === 'refused-again' ? paint('bad', '✗') : paint('good', '✓');
}
