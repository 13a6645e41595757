import { encodeEnvelope } from '../events/encode-envelope.ts';
import { MESSAGE_ATTRIBUTES } from '../events/envelope.ts';
import { providerOf, type SourceName } from '../events/source-name.ts';
import type { Entry } from '../ledger/ledger.ts';
import { ledgerKey } from '../ledger/ledger-key.ts';
import { expiryOf } from '../ledger/retention.ts';
import { providers } from '../providers/index.ts';
import type { EventDescription, JsonObject, Provider, RawRequest } from '../providers/provider.ts';
import { deduplicationId, messageGroupId } from '../topic/message-ids.ts';
import { MAX_MESSAGE_BYTES, messageBytes } from '../topic/message-size.ts';
import type { TopicMessage } from '../topic/topic.ts';
import { type EventTime, settleTime } from './event-time.ts';
import { readPayload } from './read-payload.ts';
import { type Receipt, type RefusalReason, receiptEvent } from './receipt.ts';

/** What the pipeline knows of a source besides its secret. */
export interface Source {
  readonly name: SourceName;
  /** The environment of events whose payload names none. */
  readonly environment: string;
}

/** An event of which it is settled when it happened. */
export type TimedEvent = EventDescription & EventTime;

/** A verified event, ready to be handed over. */
export interface AdmittedEvent {
  readonly event: TimedEvent;
  readonly entry: Entry;
  readonly message: TopicMessage;
  readonly payload: JsonObject;
}

/** The event, or what to answer instead. */
export type Admission =
  | { readonly ok: true; readonly admitted: AdmittedEvent }
  | { readonly ok: false; readonly refusal: Receipt };

/** What is known about the delivery besides its bytes. */
export interface AdmissionContext {
  readonly source: Source;
  readonly receivedAt: Date;
  readonly retentionDays: number;
}

/** Reads the event out of a delivery that is already verified, and builds its ledger entry and message. */
export function admit(request: RawRequest, context: AdmissionContext): Admission {
  const reading = readPayload(request.body);
  if (!reading.ok) return malformed(reading.reason);
  const { text, payload } = reading;

  const provider: Provider = providers[providerOf(context.source.name)];
  const description = provider.describe(request, payload);
  if (!description.ok) return malformed(description.reason);

  const event = { ...description.event, ...settleTime(description.event.time, context.receivedAt) };
  if (mayBeReplayed(event, context)) {
    return refused({ outcome: 'rejected', reason: 'stale-event', event: receiptEvent(event) });
  }
  const entry = entryOf(event, context);
  const message = messageOf({ event, entry, text, context });
  if (messageBytes(message) > MAX_MESSAGE_BYTES) {
    return refused({ outcome: 'too-large', reason: 'message-too-large', event: receiptEvent(event) });
  }
  return { ok: true, admitted: { event, entry, message, payload } };
}

/**
 * True for an event older than the ledger remembers whose provider signs no time of the attempt: it may be the replay of
 * a recording, and the ledger could no longer tell. Dynamic keeps messages for redelivery shorter than that.
 */
function mayBeReplayed({ time, attemptTime }: TimedEvent, context: AdmissionContext): boolean {
  return attemptTime === undefined && expiryOf(time, context.retentionDays) < context.receivedAt;
}

function malformed(reason: RefusalReason): Admission {
  return refused({ outcome: 'malformed', reason });
}

function refused(refusal: Receipt): Admission {
  return { ok: false, refusal };
}

function entryOf(event: TimedEvent, { source, receivedAt, retentionDays }: AdmissionContext): Entry {
  // Remembered until `mayBeReplayed` refuses the event, also where the provider's clock is ahead, by minutes at most.
  const rememberedFrom = event.time > receivedAt ? event.time : receivedAt;
  return {
    key: ledgerKey(source.name, event.id),
    type: event.type,
    groupId: messageGroupId(source.name, event.partition),
    expiresAt: expiryOf(rememberedFrom, retentionDays),
  };
}

interface MessageParts {
  readonly event: TimedEvent;
  readonly entry: Entry;
  readonly text: string;
  readonly context: AdmissionContext;
}

function messageOf({ event, entry, text, context }: MessageParts): TopicMessage {
  const { source, receivedAt } = context;
  const environment = event.environment ?? source.environment;
  const body = encodeEnvelope(
    {
      specversion: '1.0',
      id: event.id,
      source: source.name,
      type: event.type,
      ...(event.subject === undefined ? {} : { subject: event.subject }),
      time: event.time.toISOString(),
      ...(event.timeSource === undefined ? {} : { timesource: event.timeSource }),
      datacontenttype: 'application/json',
      dataschema: `urn:wallet-webhooks:${event.type}`,
      receivedtime: receivedAt.toISOString(),
      environment,
      partitionkey: entry.groupId,
    },
    text,
  );
  return {
    body,
    groupId: entry.groupId,
    deduplicationId: deduplicationId(entry.key),
    attributes: {
      [MESSAGE_ATTRIBUTES.type]: event.type,
      [MESSAGE_ATTRIBUTES.provider]: providerOf(source.name),
      [MESSAGE_ATTRIBUTES.source]: source.name,
      [MESSAGE_ATTRIBUTES.environment]: environment,
      ...(event.test ? { [MESSAGE_ATTRIBUTES.test]: 'true' } : {}),
    },
  };
}
