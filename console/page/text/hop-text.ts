import type { Hop } from '../../../ops/event/hops-of.ts';
import { counted, durationText } from './figures.ts';

/** A hop for reading. */
export interface HopText {
  readonly title: string;
  readonly state?: string;
  readonly details: readonly string[];
}

/** The tables of their own that handlers have: one that has none writes nothing that is known here. */
export type HandlersTables = Readonly<Record<string, readonly string[]>>;

/** What a hop is called, and what is worth knowing of it. */
export function hopText(hop: Hop, tables: HandlersTables = {}): HopText {
  switch (hop.kind) {
    case 'happened':
      return { title: 'Happened', details: ["by the provider's clock"] };
    case 'delivery':
      return { title: 'Delivery', state: hop.outcome, details: deliveryDetails(hop) };
    case 'claimed':
      return { title: 'Claimed', details: ['in the ledger: from here on a second delivery is a duplicate'] };
    case 'published':
      return {
        title: 'Published',
        details: ['onto the topic, and from there to every subscriber that asks'],
      };
    case 'parked':
      return {
        title: 'Parked',
        state: 'parked',
        details: ['the topic failed: it waits in the line of its user'],
      };
    case 'set-aside':
      return {
        title: 'Set aside',
        state: 'rejected',
        details: [`the topic refused it for good: ${hop.reason}`],
      };
    case 'handling':
      return { title: hop.subscriber, state: hop.outcome, details: handlingDetails(hop, tables) };
    case 'settled':
      return { title: hop.subscriber, state: hop.outcome, details: ['by its inbox'] };
    case 'quarantined':
      return { title: hop.subscriber, state: 'quarantined', details: [] };
    case 'dropped':
      return { title: hop.subscriber, state: 'dropped', details: [hop.reason] };
    case 'operation':
      return { title: hop.action, details: [...given(hop.who, 'by '), ...given(hop.reason, 'because ')] };
  }
}

type Of<Kind extends Hop['kind']> = Extract<Hop, { readonly kind: Kind }>;

function deliveryDetails(hop: Of<'delivery'>): readonly string[] {
  const calls = hop.calls.map(({ name, milliseconds }) =>
    `${name} ${durationText(milliseconds)}`.replaceAll(' ', '\u00a0'),
  );
  return [
    ...given(hop.reason),
    ...(calls.length === 0 ? [] : [calls.join(', ')]),
    ...(hop.degraded === undefined ? [] : [`handed over without the ${hop.degraded}`]),
    ...(hop.unknownType ? ['of a type that is not in the catalogue'] : []),
  ];
}

function handlingDetails(hop: Of<'handling'>, tables: HandlersTables): readonly string[] {
  const { fault, attempts, step, comesAgainSeconds, receiveCount, released, replayId, problem } = hop;
  return [
    ...writesOf(hop, tables),
    ...(fault === undefined ? [] : [[fault.code ?? fault.name, ...fault.frames.slice(0, 1)].join(' at ')]),
    ...given(problem),
    ...(attempts === undefined ? [] : [`failed ${counted(attempts, 'time')}`]),
    ...(comesAgainSeconds === undefined ? [] : [`comes again in ${durationText(comesAgainSeconds * 1_000)}`]),
    ...(step === 'give-up' ? ['given up: into quarantine'] : []),
    ...(receiveCount === undefined || receiveCount < 2 ? [] : [`received ${counted(receiveCount, 'time')}`]),
    ...given(replayId, 'brought by the replay '),
    ...(released ? ['released by an operator'] : []),
  ];
}

/** What an attempt did to the tables of its handler. */
function writesOf(
  { subscriber, outcome, writes = 1 }: Of<'handling'>,
  tables: HandlersTables,
): readonly string[] {
  switch (outcome) {
    case 'applied':
      return (tables[subscriber] ?? []).length === 0 ? [] : [`wrote ${counted(writes, 'item')}`];
    case 'duplicate':
      return ['wrote nothing: it had handled it before'];
    case 'stale':
      return ['wrote nothing: what is stored is as new, or newer'];
    case 'ignored':
      return ['wrote nothing: there was nothing to do for it'];
    default:
      return [];
  }
}

function given(text: string | undefined, before = ''): readonly string[] {
  return text === undefined ? [] : [`${before}${text}`];
}
