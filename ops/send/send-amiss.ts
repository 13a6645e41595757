import { randomBytes } from 'node:crypto';
import { OpsError } from '../ops-error.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { type SentDelivery, sendEvents } from './send-events.ts';
import type { SendOptions } from './send-options.ts';

/** Ways in which deliveries are not as one would like them. */
export const AMISS = ['twice', 'reordered', 'wrong-secret'] as const;
export type Amiss = (typeof AMISS)[number];

/** What was sent, and how it was answered. */
export interface SentAmiss {
  readonly source: string;
  readonly deliveries: readonly Pick<SentDelivery, 'id' | 'status' | 'outcome' | 'reason'>[];
}

const EVENT = 'user.created';
/** What happened before and comes after. */
const EARLIER_MILLISECONDS = 60_000;
const KEY_BYTES = 32;

/** Sends the pipeline on this machine deliveries that something is amiss with. */
export async function sendAmiss(
  stage: Stage,
  { amiss, dryRun }: { readonly amiss: Amiss; readonly dryRun: boolean },
): Promise<SentAmiss> {
  if (!stage.isLocal)
    throw new OpsError('misused', 'deliveries that are amiss go to the pipeline on this machine only');
  const source = Object.keys(stage.description.sources)[0];
  if (source === undefined) throw new OpsError('misused', 'the stage has no source to send to');
  const send = async (options: Partial<SendOptions> = {}) =>
    (await sendEvents(stage, { source, event: EVENT, dryRun, ...options })).deliveries;
  const now = stage.now();
  const sends: Readonly<Record<Amiss, () => Promise<readonly SentDelivery[]>>> = {
    twice: () => send({ duplicate: true }),
    reordered: async () => [
      ...(await send({ time: now })),
      ...(await send({ time: new Date(now.getTime() - EARLIER_MILLISECONDS) })),
    ],
    'wrong-secret': () =>
      send({ secret: sourceOf(stage, source).provider.makeSecret(randomBytes(KEY_BYTES)) }),
  };
  const deliveries = await sends[amiss]();
  return {
    source,
    deliveries: deliveries.map(({ id, status, outcome, reason }) => ({
      id,
      status,
      ...(outcome === undefined ? {} : { outcome }),
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}
