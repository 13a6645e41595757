import { FIRST_MARK } from './events.ts';
import { toBeForgotten } from './forgetting.ts';
import { invocation, oneDrop, oneForgetting, oneRelease, type Program, type Protocol } from './programs.ts';
import { type World, worldWith } from './world.ts';

export interface Scenario {
  readonly protocol: Protocol;
  readonly world: World;
  readonly programs: readonly Program[];
  /** All events that are to be handled. */
  readonly events: readonly number[];
}

interface Cast {
  readonly programs: readonly Program[];
  readonly kept: readonly number[];
  readonly queued: readonly number[];
}

/** The first mark of a forgetting. */
const MARK = FIRST_MARK + 1;

const CASTS = {
  'two invocations, two messages': { programs: [invocation, invocation], kept: [], queued: [1, 2] },
  'an invocation and a release, nothing kept': {
    programs: [invocation, oneRelease],
    kept: [],
    queued: [1, 2],
  },
  'an invocation and a release, one kept': { programs: [invocation, oneRelease], kept: [1], queued: [2, 3] },
  'an invocation and two releases, one kept': {
    programs: [invocation, oneRelease, oneRelease],
    kept: [1],
    queued: [2],
  },
  'an invocation, a release and a drop, two kept': {
    programs: [invocation, oneRelease, oneDrop],
    kept: [1, 2],
    queued: [3],
  },
  'an invocation and a forgetting, one message': {
    programs: [invocation, oneForgetting],
    kept: [],
    queued: [1],
  },
  'a release and a forgetting, one kept': {
    programs: [oneRelease, oneForgetting],
    kept: [1],
    queued: [],
  },
  'an invocation and a forgetting, its mark on the way': {
    programs: [invocation, oneForgetting],
    kept: [0],
    queued: [1, MARK],
  },
  'an invocation and a forgetting, its mark in line': {
    programs: [invocation, oneForgetting],
    kept: [0, 1, MARK],
    queued: [],
  },
  'three invocations, two messages': {
    programs: [invocation, invocation, invocation],
    kept: [],
    queued: [1, 2],
  },
  'two invocations and a release, nothing kept': {
    programs: [invocation, invocation, oneRelease],
    kept: [],
    queued: [1, 2],
  },
} as const satisfies Record<string, Cast>;

export type ScenarioName = keyof typeof CASTS;

/** Those with fewer than 150,000 states. */
export const QUICK: readonly ScenarioName[] = [
  'two invocations, two messages',
  'an invocation and a release, nothing kept',
  'an invocation and a release, one kept',
  'an invocation and two releases, one kept',
  'an invocation, a release and a drop, two kept',
  'an invocation and a forgetting, one message',
  'a release and a forgetting, one kept',
  'an invocation and a forgetting, its mark on the way',
  'an invocation and a forgetting, its mark in line',
];

function worldOf({ programs, kept, queued }: Cast): World {
  const world = worldWith(kept, queued);
  if (!programs.includes(oneForgetting)) return world;
  const marks = [...kept, ...queued].filter(isMark).map((event) => event - FIRST_MARK);
  return { ...world, forgetting: toBeForgotten(marks) };
}

/** What a forgetting has put in line or sent is no event. */
function isMark(event: number): boolean {
  return event >= FIRST_MARK;
}

function eventsOf({ kept, queued }: Pick<Cast, 'kept' | 'queued'>): number[] {
  return [...kept, ...queued].filter((event) => event > 0 && !isMark(event));
}

export function scenarios(protocol: Protocol): Record<ScenarioName, Scenario> {
  const all = Object.entries<Cast>(CASTS).map(([name, { programs, kept, queued }]) => [
    name,
    { protocol, programs, world: worldOf({ programs, kept, queued }), events: eventsOf({ kept, queued }) },
  ]);
  return Object.fromEntries(all);
}
