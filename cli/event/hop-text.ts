import type { Cell } from '../../local/terminal/table.ts';
import { type Delivery, isAcknowledged } from '../../ops/deliveries/delivery.ts';
import { type Handling, isDone } from '../../ops/deliveries/handling.ts';
import type { Hop } from '../../ops/event/hops-of.ts';
import { millisecondsText } from '../output/milliseconds-text.ts';
import { faultText } from './fault-text.ts';

/** What happened to an event, in words: where, and what. Below it may stand more. */
export interface HopText {
  readonly where: string;
  readonly what: Cell;
  readonly more: readonly string[];
}

/** Says a hop of an event's way in words. */
export function hopText(hop: Hop): HopText {
  switch (hop.kind) {
    case 'happened':
      return plain('provider', 'happened, by its clock');
    case 'delivery':
      return deliveryText(hop);
    case 'claimed':
      return plain('ledger', 'claimed');
    case 'published':
      return plain('topic', 'published');
    case 'parked':
      return { where: 'parked', what: { text: 'put in line: the topic failed', tone: 'warning' }, more: [] };
    case 'set-aside':
      return { where: 'topic', what: { text: `refused it for good: ${hop.reason}`, tone: 'bad' }, more: [] };
    case 'handling':
      return handlingText(hop);
    case 'settled':
      return plain(hop.subscriber, `${hop.outcome}, by its inbox`);
    case 'quarantined':
      return { where: hop.subscriber, what: { text: 'put in quarantine', tone: 'bad' }, more: [] };
    case 'dropped':
      return { where: hop.subscriber, what: { text: `dropped: ${hop.reason}`, tone: 'warning' }, more: [] };
    case 'operation':
      return plain('operator', [hop.action, hop.who, hop.reason].filter(Boolean).join(', '));
  }
}

function plain(where: string, text: string): HopText {
  return { where, what: { text }, more: [] };
}

function deliveryText(delivery: Delivery): HopText {
  const { outcome, reason, durationMilliseconds = 0, calls, degraded, verifiedByPrevious } = delivery;
  const why = reason === undefined ? '' : `: ${reason}`;
  const tone = isAcknowledged(delivery) ? (outcome === 'parked' ? 'warning' : 'plain') : 'bad';
  const took = calls.map(({ name, milliseconds }) => `${name} ${milliseconds}`).join(', ');
  return {
    where: 'intake',
    what: { text: `delivery ${outcome}${why}, answered in ${millisecondsText(durationMilliseconds)}`, tone },
    more: [
      ...(took === '' ? [] : [`ms: ${took}`]),
      ...(degraded === undefined ? [] : [`though a dependency failed: ${degraded}`]),
      ...(verifiedByPrevious ? ['signed with the secret before the last rotation'] : []),
    ],
  };
}

function handlingText(handling: Handling): HopText {
  const {
    subscriber,
    outcome,
    durationMilliseconds = 0,
    fault,
    step,
    comesAgainSeconds,
    replayId,
  } = handling;
  const tone = isDone(handling) ? 'plain' : outcome === 'failed' ? 'bad' : 'warning';
  const facts = [
    outcome === 'quarantined'
      ? 'put in quarantine'
      : `${outcome} in ${millisecondsText(durationMilliseconds)}`,
    ...(fault === undefined ? [] : [faultText(fault)]),
    ...(handling.released ? ['released from quarantine'] : []),
    ...(replayId === undefined ? [] : [`replay ${replayId}`]),
    ...(step === 'give-up' ? ['given up on'] : []),
    ...(comesAgainSeconds === undefined || step === 'give-up'
      ? []
      : [`comes again in ${comesAgainSeconds} s`]),
  ];
  return { where: subscriber, what: { text: facts.join(', '), tone }, more: fault?.frames.slice(0, 1) ?? [] };
}
