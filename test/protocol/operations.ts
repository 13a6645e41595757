import type { ClaimState, Entry } from '../../core/ledger/ledger.ts';
import type { Flag } from '../../core/parked/flag.ts';
import type {
  ParkedAges,
  ParkedEvent,
  ParkedGroup,
  PlaceInLine,
  Tail,
} from '../../core/parked/parked-lines.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';

/** A call of the protocol to a dependency: the points at which anything may go wrong. */
export type Operation =
  | { readonly call: 'claim'; readonly entry: Entry; readonly at: Date }
  | { readonly call: 'published'; readonly keys: readonly string[]; readonly at: Date }
  | { readonly call: 'mark'; readonly entry: Entry; readonly at: Date }
  | { readonly call: 'publish'; readonly message: TopicMessage }
  /** What a sandbox goes by: it may have read the flag up to a second ago. */
  | { readonly call: 'look' }
  | { readonly call: 'flag' }
  | { readonly call: 'openFlag'; readonly read: Flag }
  | { readonly call: 'startClosing'; readonly read: Flag }
  | { readonly call: 'clearFlag'; readonly closing: Flag }
  | { readonly call: 'tail'; readonly atMost: number; readonly alsoUnadopted: boolean }
  | { readonly call: 'head' }
  | { readonly call: 'join'; readonly event: ParkedEvent }
  | { readonly call: 'leave'; readonly place: PlaceInLine }
  | { readonly call: 'setAside'; readonly event: ParkedEvent; readonly reason: string; readonly at: Date }
  | { readonly call: 'groups' }
  | { readonly call: 'ages' }
  | { readonly call: 'adopt' }
  /** No call: the actor goes on when the clock shows that time. */
  | { readonly call: 'wait'; readonly until: Date }
  /** Not a call of the protocol: only mutants make it. */
  | { readonly call: 'release'; readonly key: string };

/** What a look tells: the flag, and since when the sandbox has known that it is not clear. */
export interface Look {
  readonly flag: Flag;
  readonly knownSince: Date;
}

/** What a call may be answered with. */
export type Answer =
  | ClaimState
  | ReadonlySet<string>
  | Look
  | Flag
  | Tail
  | readonly ParkedEvent[]
  | readonly ParkedGroup[]
  | ParkedAges
  | 'joined'
  | number
  | undefined;

/** An answer as text: what two answers have in common that mean the same to the caller. */
export function answerText(answer: Answer): string {
  if (answer === undefined) return '-';
  if (typeof answer !== 'object') return String(answer);
  if (answer instanceof Set) return [...answer].sort().join();
  if (Array.isArray(answer)) return placesText(answer);
  if ('knownSince' in answer) return `${flagText(answer.flag)} known since ${answer.knownSince.getTime()}`;
  if ('state' in answer) return flagText(answer);
  if ('whole' in answer) return `${placesText(answer.events)}${answer.whole ? '' : ' and more'}`;
  return 'oldest' in answer ? 'some' : 'none';
}

export function flagText({ state, epoch, episode, adopted }: Flag): string {
  return `${state}.${epoch}.${episode}${adopted ? '' : '!'}`;
}

function placesText(places: readonly { readonly position?: string; readonly key?: string }[]): string {
  return places.map(({ position = '', key = '' }) => `${position}=${key}`).join();
}
