import { invocation, oneDrop, oneRelease, type Program, type Protocol } from './programs.ts';
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
];

export function scenarios(protocol: Protocol): Record<ScenarioName, Scenario> {
  const all = Object.entries<Cast>(CASTS).map(([name, { programs, kept, queued }]) => [
    name,
    { protocol, programs, world: worldWith(kept, queued), events: [...kept, ...queued] },
  ]);
  return Object.fromEntries(all);
}
