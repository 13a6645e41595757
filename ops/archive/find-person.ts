import type { Answer } from '../../core/archive/ask/ask.ts';
import { MOST_EVENTS } from '../../core/archive/ask/question.ts';
import { groupOf, type Person } from '../../core/archive/forget/person.ts';
import { listParked } from '../parked/list-parked.ts';
import { listQuarantine } from '../quarantine/list-quarantine.ts';
import { listReplays } from '../replay/list-replays.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf } from '../stage/subscriber-of.ts';
import { askKeeper } from './ask-keeper.ts';

/** What there is of a person, and what stands in the way of forgetting them. */
export interface PersonFound {
  /** Events in the archive. */
  readonly events: number;
  /** There are more than these: so many pages were looked at. */
  readonly hasMore: boolean;
  /** Where the person is in quarantine, and with how many events. */
  readonly quarantine: readonly { readonly handler: string; readonly events: number }[];
  /** Parked events that the topic refused. */
  readonly refused: number;
  /** The subscribers whose replays have to be over before. */
  readonly replays: readonly string[];
}

/** So many pages of events are counted. */
const PAGES = 25;

/** Looks for a person where an operator can look. It changes nothing. */
export async function findPerson(
  stage: Pick<Stage, 'description' | 'services'>,
  person: Person,
): Promise<PersonFound> {
  const group = groupOf(person);
  const [archive, handlers, parked, { replays }] = await Promise.all([
    countEvents(stage, person),
    quarantineOfEach(stage),
    listParked(stage),
    listReplays(stage),
  ]);
  return {
    ...archive,
    quarantine: handlers.flatMap(({ handler, users }) =>
      users.filter((user) => user.group === group).map(({ events }) => ({ handler, events })),
    ),
    refused: parked.refused.filter(({ groupId }) => groupId === group).length,
    replays: replays.filter(({ state }) => state === 'running').map(({ order }) => order.subscriber),
  };
}

/** One that may not be asked is no one who is not in it. */
async function quarantineOfEach(stage: Pick<Stage, 'description' | 'services'>) {
  const asked = Object.keys(handlersOf(stage)).map((handler) => listQuarantine(stage, { handler }));
  return (await Promise.all(asked)).flat();
}

async function countEvents(stage: Pick<Stage, 'description' | 'services'>, { source, user }: Person) {
  let events = 0;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const after = cursor === undefined ? {} : { cursor };
    const request = { archive: 'ask', source, user, limit: MOST_EVENTS, ...after };
    const answer = await askKeeper<Answer>(stage, request);
    events += answer.events.length;
    cursor = answer.cursor;
    if (cursor === undefined) return { events, hasMore: false };
  }
  return { events, hasMore: true };
}
