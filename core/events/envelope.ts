import type { SourceName } from './source-name.ts';

/**
 * The message that subscribers receive: a CloudEvents 1.0 event in JSON structured mode.
 * https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
 */
export interface Envelope<Data = unknown> extends EnvelopeAttributes {
  /** The provider's payload, exactly as it was sent. */
  readonly data: Data;
}

/** Everything in the envelope but the payload. Times are ISO 8601 in UTC with milliseconds. */
export interface EnvelopeAttributes {
  readonly specversion: '1.0';
  /** The provider's event id. With `source` it is unique. */
  readonly id: string;
  readonly source: SourceName;
  /** `<provider>.<name on the wire>`, such as `privy.user.created`. */
  readonly type: string;
  /** The user the event is about, where there is one. */
  readonly subject?: string;
  /** When it happened: by the provider's clock, unless `timesource` is there. */
  readonly time: string;
  /** Says that `time` is not the provider's own. Such an event must not replace a state that has a time. */
  readonly timesource?: TimeSource;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  /** When the intake received the delivery that was published. */
  readonly receivedtime: string;
  /** The provider's environment, or the one configured for the source. */
  readonly environment: string;
  /** Messages of one partition key are delivered one at a time and in order. */
  readonly partitionkey: string;
  /** There where the event comes again out of the archive: which replay brought it. */
  readonly replayid?: string;
}

/**
 * Where a `time` is from that is not the provider's own. `receipt`: the provider named none that can be read, and `time` is
 * `receivedtime`. `capped`: the provider's clock is ahead, and `time` is the latest that it can be, five minutes after
 * `receivedtime`.
 */
export type TimeSource = 'receipt' | 'capped';

/** The names of the SNS and SQS message attributes that filters may use. All are of type String. */
export const MESSAGE_ATTRIBUTES = {
  type: 'type',
  provider: 'provider',
  source: 'source',
  environment: 'environment',
  /** `true` on a provider's test event, and on whatever the pipeline's canary sends; absent otherwise. */
  test: 'test',
} as const;
