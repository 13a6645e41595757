import { faultReason } from '../../core/handling/fault-reason.ts';
import { type Handling, handlingIn } from '../deliveries/handling.ts';
import { PartLooks } from '../parts/look-at-parts.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import type { Stage } from '../stage/stage.ts';
import type { DeadLetterKind } from './dead-letter-place.ts';
import { deadLetterPlaces } from './dead-letter-place.ts';
import { type LaterEvents, laterEvents } from './later-events.ts';
import { listAllDeadLetters, type UnreadLetters } from './list-all-dead-letters.ts';
import type { ListedPlace } from './list-dead-letters.ts';
import type { ListedLetter } from './listed-letter.ts';

/** Dead letters of one subscriber that are dead for the same reason. */
export interface DeadGroup {
  readonly subscriber: string;
  readonly kind: DeadLetterKind;
  /** The code of the last error and its first own frame, why SNS could not deliver, or what is wrong with the message. */
  readonly reason: string;
  readonly letters: readonly ListedLetter[];
  /** When the first became one, ISO 8601. */
  readonly oldest: string;
  readonly users: number;
  /** What the subscriber got of the same users since. Undefined where nobody knows. */
  readonly later?: LaterEvents;
}

/** All dead letters of a stage. */
export interface DeadGroups {
  readonly groups: readonly DeadGroup[];
  /** How many letters there are in all, as SQS estimates it. */
  readonly total: number;
  /** How many of them are not among the groups: others have them in hand, or they are behind the first hundred of a queue. */
  readonly notShown: number;
  /** Whose dead letters cannot be looked at, such as for want of a permission, and why. */
  readonly unread: readonly UnreadLetters[];
}

/** Lines of older attempts are not looked for. */
const LOG_MILLISECONDS = 24 * 60 * 60_000;

/** Gathers dead letters by subscriber and by why they are dead. Looking hides them from others for some seconds. */
export async function groupDeadLetters(stage: Stage): Promise<DeadGroups> {
  const { places, unread } = await listAllDeadLetters(stage);
  const groups = await Promise.all(
    places.filter(({ letters }) => letters.length > 0).map((place) => groupsOf(stage, place)),
  );
  const total = places.reduce((sum, place) => sum + place.total, 0);
  const notShown = places.reduce((sum, place) => sum + place.total - place.letters.length, 0);
  return { groups: groups.flat(), total, notShown, unread };
}

async function groupsOf(
  stage: Stage,
  { subscriber, kind, letters }: ListedPlace,
): Promise<readonly DeadGroup[]> {
  const faults =
    kind === 'not-handled' ? await faultsOrProblem(stage, subscriber) : new Map<string, string>();
  const byReason = Map.groupBy(letters, (letter) => reasonOf(letter, faults));
  return await Promise.all(
    [...byReason].map(async ([reason, alike]) => {
      const later = await laterOrNothing(stage, subscriber, alike);
      return {
        subscriber,
        kind,
        reason,
        letters: alike,
        oldest: alike.map(({ sentAt }) => sentAt).sort()[0] ?? '',
        users: new Set(alike.map(({ source, user, group }) => group ?? `${source}#${user}`)).size,
        ...(later === undefined ? {} : { later }),
      };
    }),
  );
}

/** Who may look at the letters and not at the archive sees the letters. */
async function laterOrNothing(stage: Stage, subscriber: string, letters: readonly ListedLetter[]) {
  const looked = await new PartLooks().at({}, async () => ({
    later: await laterEvents(stage, subscriber, letters),
  }));
  return looked.problem === undefined ? looked.later : undefined;
}

function reasonOf(
  { messageId, problem, undelivered }: ListedLetter,
  faults: ReadonlyMap<string, string> | PartProblem,
): string {
  if (undelivered !== undefined) return `not delivered: ${JSON.stringify(undelivered)}`;
  if (problem !== undefined) return `no event: ${problem}`;
  if ('message' in faults) return `its log cannot be read: ${faults.message}`;
  return faults.get(messageId) ?? 'received in vain too often, and no line of its log says why';
}

async function faultsOrProblem(stage: Stage, subscriber: string) {
  const looked = await new PartLooks().at({}, async () => ({ faults: await lastFaults(stage, subscriber) }));
  return looked.problem ?? looked.faults;
}

/** What failed last, by message. */
async function lastFaults(stage: Stage, subscriber: string): Promise<ReadonlyMap<string, string>> {
  const place = deadLetterPlaces(stage).find((one) => one.subscriber === subscriber);
  const faults = new Map<string, string>();
  if (place?.logGroup === undefined) return faults;
  const from = new Date(stage.now().getTime() - LOG_MILLISECONDS);
  for await (const line of stage.logs.read(place.logGroup, { from })) {
    const { messageId, fault } = handlingIn(line) ?? {};
    if (messageId !== undefined && fault !== undefined) faults.set(messageId, faultText(fault));
  }
  return faults;
}

function faultText({ name, code, frames }: NonNullable<Handling['fault']>): string {
  return faultReason(code ?? name, frames);
}
