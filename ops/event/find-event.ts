import { isSourceName } from '../../core/events/source-name.ts';
import { readLedgerKey } from '../../core/ledger/ledger-key.ts';
import { deliveryIn } from '../deliveries/delivery.ts';
import { OpsError } from '../ops-error.ts';
import { UnreadParts } from '../parts/unread-parts.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import type { EventKey, EventPart, LedgerRow } from './event-evidence.ts';
import { readLedger } from './ledger-row.ts';

/** How somebody names an event. */
export interface NamedEvent {
  /** The provider's id, or `<source>#<id>`, or a part of the id of an event of the last day. */
  readonly event: string;
  /** Needed where two sources have an event of this id. @default any */
  readonly source?: string | undefined;
}

/** An event that was found, with what the ledger says of it. */
export interface FoundEvent {
  readonly key: EventKey;
  readonly ledger?: LedgerRow;
  /** Has the ledger where that could not be looked at: then it was found in the log of the intake. */
  readonly unread: UnreadParts<EventPart>;
}

/** For so long an event is found by a part of its id. */
const DAY_MILLISECONDS = 86_400_000;
/** So many are named in a message. */
const NAMED = 5;

/** Finds the event that somebody means. Throws an `OpsError` where it is none, or more than one. */
export async function findEvent(stage: Stage, named: NamedEvent): Promise<FoundEvent> {
  const { id, sources } = meantBy(stage, named);
  const unread = new UnreadParts<EventPart>();
  const inLedger = async (key: EventKey) => ({
    key,
    ledger: await unread.look('ledger', undefined, () => readLedger(stage, key)),
  });
  const rows = await Promise.all(sources.map((source) => inLedger({ source, id })));
  const known = rows.filter(({ ledger }) => ledger !== undefined);
  if (known.length > 0)
    return foundEvent(
      only(known, ({ key }) => key, named),
      unread,
    );
  const seen = await seenLately(stage, { id, sources });
  if (seen.length === 0) {
    unread.assertRead('ledger');
    throw new OpsError('not-found', notFound(named));
  }
  return foundEvent(await inLedger(only(seen, (one) => one, named)), unread);
}

function meantBy(stage: Stage, { event: written, source }: NamedEvent) {
  // `tail` cuts long ids in front and says so.
  const event = written.trim().replace(/^…/, '');
  if (event === '') throw new OpsError('misused', "no id of an event; allowed: the provider's id of it");
  const all = Object.keys(stage.description.sources);
  const { source: within, id } = readLedgerKey(event);
  if (event.includes('#') && isSourceName(within)) return { id, sources: [sourceOf(stage, within).name] };
  return { id: event, sources: source === undefined ? all : [sourceOf(stage, source).name] };
}

function foundEvent(
  { key, ledger }: { readonly key: EventKey; readonly ledger: LedgerRow | undefined },
  unread: UnreadParts<EventPart>,
): FoundEvent {
  return { key, ...(ledger === undefined ? {} : { ledger }), unread };
}

function only<Found>(found: readonly Found[], keyOf: (one: Found) => EventKey, { event }: NamedEvent): Found {
  const [first, another] = found;
  if (first !== undefined && another === undefined) return first;
  const names = found.slice(0, NAMED).map((one) => `${keyOf(one).source}#${keyOf(one).id}`);
  const more = found.length > NAMED ? ` and ${found.length - NAMED} more` : '';
  throw new OpsError('misused', `"${event}" may be ${names.join(', ')}${more}; give one of them`);
}

/** The events that the intake's log of the last day has by the id, or by a part of it. */
async function seenLately(
  { description, logs, now }: Stage,
  { id, sources }: { readonly id: string; readonly sources: readonly string[] },
): Promise<readonly EventKey[]> {
  const from = new Date(now().getTime() - DAY_MILLISECONDS);
  const seen = new Map<string, EventKey>();
  for await (const line of logs.read(description.intake.logGroup, { from, text: id })) {
    const { source = '', eventId } = deliveryIn(line) ?? {};
    if (eventId?.includes(id) && sources.includes(source))
      seen.set(`${source}#${eventId}`, { source, id: eventId });
  }
  return [...seen.values()];
}

function notFound({ event, source }: NamedEvent): string {
  const where = source === undefined ? '' : ` of ${source}`;
  return `no event "${event}"${where}: the ledger does not know it, and the intake's log of the last day has no such delivery; give the whole id`;
}
