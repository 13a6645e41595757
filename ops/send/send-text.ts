import { OpsError } from '../ops-error.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { deliver } from './deliver.ts';
import { makeDelivery } from './make-delivery.ts';
import { sampleOf } from './sample-of.ts';

/** A body that somebody wrote. */
export interface WrittenText {
  readonly source: string;
  /** Of whose example it was made: its id and time are renewed where the example has them. */
  readonly event: string;
  readonly text: string;
  /** Says what would be sent, and sends nothing. */
  readonly dryRun: boolean;
}

/** What came of it. */
export interface SentText {
  readonly source: string;
  readonly type: string;
  /** Absent in a dry run. */
  readonly id?: string;
  readonly status?: number;
  /** The intake's word for what became of it, such as `accepted`. */
  readonly outcome?: string;
  readonly reason?: string;
}

/** Sends a body to a source of the pipeline on this machine, signed as its provider signs. What it says is in no account. */
export async function sendText(
  stage: Stage,
  { source: name, event, text, dryRun }: WrittenText,
): Promise<SentText> {
  const source = sourceOf(stage, name);
  if (!stage.isLocal || stage.signingSecret === undefined)
    throw new OpsError('misused', 'a body of your own goes to the pipeline on this machine only');
  checkJson(text);
  const sample = sampleOf(source.provider, { event });
  if (dryRun) return { source: source.name, type: sample.type };
  const secret = (await stage.signingSecret(source.secretId)) ?? '';
  const now = stage.now();
  const { provider, url } = source;
  const made = makeDelivery(
    { ...sample, text },
    { provider, url, secret, time: now, now, ageSeconds: 0, breakSignature: false },
  );
  const { status, outcome, reason } = await deliver(made);
  await stage.journal.write({
    action: 'send',
    subject: { source: source.name, type: sample.type },
    counts: { deliveries: 1, accepted: status === 200 ? 1 : 0 },
  });
  return {
    source: source.name,
    type: sample.type,
    id: made.id,
    status,
    ...(outcome === undefined ? {} : { outcome }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function checkJson(text: string): void {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return;
  } catch (error) {
    throw new OpsError('misused', `the body is no JSON: ${(error as Error).message.slice(0, 200)}`, {
      cause: error,
    });
  }
  throw new OpsError('misused', 'the body is no JSON object');
}
