import type { Random } from '../simulation/random.ts';
import type { ChaosEvent, DirectoryUser } from './chaos-event.ts';
import type { Marks } from './marks.ts';

/** What happens to one user of a provider, event by event. */
export interface UserStory {
  readonly userId: string;
  /** The next event, as of `at`. With `isEnd` the user is deleted. */
  next(at: Date, isEnd: boolean): Chapter;
  /** The user as of the last event. */
  item(): DirectoryUser;
}

export interface Chapter extends Pick<ChaosEvent, 'id' | 'type' | 'says'> {
  readonly payload: string;
}

export interface StoryOptions {
  readonly random: Random;
  readonly marks: Marks;
  readonly createdAt: Date;
}

/** One in so many events has a payload that is much larger than usual. */
const BULKY_CHANCE = 0.005;

/** JSON in one of the forms in which a sender may write it. Only the raw text verifies. */
export function jsonText(value: unknown, random: Random): string {
  const indent = random.pick([0, 0, 1, '\t']);
  return JSON.stringify(value, undefined, indent) + random.pick(['', '\n', ' \r\n']);
}

/** What a project stores with its users: text that is not ASCII, and now and then a lot of it. */
export function metadata({ text }: Marks, random: Random): Record<string, string> {
  const nickname = `Zoë ☕ ${text}`;
  if (!random.chance(BULKY_CHANCE)) return { nickname };
  return { nickname, notes: hex(4_096, random).repeat(random.whole(16, 70)) };
}

export function hex(length: number, random: Random): string {
  return Array.from({ length }, () => random.whole(0, 15).toString(16)).join('');
}

export function uuid(random: Random): string {
  const digits = hex(32, random);
  const starts = [0, 8, 12, 16, 20];
  return starts.map((from, index) => digits.slice(from, starts[index + 1])).join('-');
}
