import type { SourceName } from '../../core/events/source-name.ts';
import { Random } from '../simulation/random.ts';
import type { ChaosEvent, ChaosUser } from './chaos-event.ts';
import { DynamicStory } from './dynamic-story.ts';
import type { Marks } from './marks.ts';
import { PrivyStory } from './privy-story.ts';
import type { StoryOptions, UserStory } from './user-story.ts';

export interface UsersOptions {
  readonly seed: number;
  /** How many events in all. */
  readonly events: number;
  /** How long it takes until the last of them is due. */
  readonly milliseconds: number;
  readonly start: Date;
  readonly marks: Marks;
}

const SEQUENTIAL_CHANCE = 0.6;
const PRIVY_CHANCE = 0.6;
const DELETION_CHANCE = 0.15;
const EVENTS_PER_USER = { least: 3, most: 9 } as const;
const FORGED_CHANCE = 0.02;
const TWICE_CHANCE = 0.03;
const RESEND_CHANCE = 0.04;
/** The events of one user come within this share of the run. */
const USER_SPAN_SHARE = 0.3;
/** A resend comes at the latest after this share of the run. */
const RESENT_AFTER_SHARE = 0.1;
/** Events of one user happened so far apart, and all of them before the start. */
const EVENT_DISTANCE_MILLISECONDS = 1_000;
const HAPPENED_BEFORE_MILLISECONDS = 3_600_000;
const CREATED_BEFORE_MILLISECONDS = 30 * 86_400_000;

/** Invents users and what happens to them until there are enough events. The same seed makes the same users. */
export function planUsers(options: UsersOptions): ChaosUser[] {
  const users: ChaosUser[] = [];
  for (let left = options.events; left > 0; ) {
    const random = new Random(`${options.seed}/user ${users.length}`);
    const count = Math.min(left, random.whole(EVENTS_PER_USER.least, EVENTS_PER_USER.most));
    users.push(planUser(count, random, options));
    left -= count;
  }
  return users;
}

function planUser(count: number, random: Random, options: UsersOptions): ChaosUser {
  const sequential = random.chance(SEQUENTIAL_CHANCE);
  const source: SourceName = random.chance(PRIVY_CHANCE) ? 'privy/main' : 'dynamic/main';
  const start = Math.floor(options.start.getTime() / 1000) * 1000;
  const createdAt = new Date(start - CREATED_BEFORE_MILLISECONDS);
  const story = storyOf(source, { random, marks: options.marks, createdAt });
  const dueTimes = planDueTimes(count, { random, sequential, milliseconds: options.milliseconds });
  const isDeleted = count > 1 && random.chance(DELETION_CHANCE);

  const events: ChaosEvent[] = [];
  let newest: { event: ChaosEvent; item: ReturnType<UserStory['item']> } | undefined;
  for (const [index, dueAt] of dueTimes.entries()) {
    const time = new Date(start - HAPPENED_BEFORE_MILLISECONDS + index * EVENT_DISTANCE_MILLISECONDS);
    const chapter = story.next(time, isDeleted && index === count - 1);
    const key = `${source}#${chapter.id}`;
    const event = { ...chapter, key, source, time, dueAt, besides: planBesides(random, options) };
    events.push(event);
    newest = { event, item: story.item() };
  }
  if (newest === undefined) throw new Error('the first event of a user says what the user is');
  const directory = { key: `${source}#${story.userId}`, newest: newest.event, item: newest.item };
  return { source, sequential, events, directory };
}

function storyOf(source: SourceName, options: StoryOptions): UserStory {
  return source === 'privy/main' ? new PrivyStory(options) : new DynamicStory(options);
}

function planBesides(random: Random, { milliseconds }: UsersOptions): ChaosEvent['besides'] {
  const resentAfter = random.between(0, milliseconds * RESENT_AFTER_SHARE);
  const resent = random.chance(RESEND_CHANCE) ? { resentAfter } : {};
  return { forged: random.chance(FORGED_CHANCE), twice: random.chance(TWICE_CHANCE), ...resent };
}

interface DueOptions {
  readonly random: Random;
  readonly sequential: boolean;
  readonly milliseconds: number;
}

/** When the events are due: one after the other for sequential users, in any order for the others. */
function planDueTimes(count: number, { random, sequential, milliseconds }: DueOptions): number[] {
  const span = milliseconds * USER_SPAN_SHARE;
  const first = random.between(0, milliseconds - span);
  const times = Array.from({ length: count }, () => first + random.between(0, span));
  return sequential ? times.sort((a, b) => a - b) : times;
}
