import type { CatalogueEntry } from '../catalogue.ts';
import { MESSAGE_ATTRIBUTES } from '../envelope.ts';
import { envelopeJsonSchema, type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { payloadName } from './payload-types.ts';
import { providerTitles } from './provider-titles.ts';
import { pascal, titled } from './titled.ts';

const SCHEMAS = '#/components/schemas/';

/** The newest that the official generator, Modelina, reads: of 3.1.0 it makes one empty type, without a word. */
const VERSION = '3.0.0';

/** The topic and the queues as an AsyncAPI 3 document, complete in itself. */
export function asyncApi(entries: readonly CatalogueEntry[]): object {
  return {
    asyncapi: VERSION,
    info: {
      title: 'Wallet webhooks',
      version: '1.0.0',
      description: `The events of ${providerTitles()}: verified, once, and in order per user. Types and fields that are not listed occur: accept them.`,
    },
    defaultContentType: 'application/json',
    channels: channels(entries),
    operations: {
      publishEvents: {
        action: 'send',
        channel: { $ref: '#/channels/topic' },
        summary: 'The pipeline publishes every verified event once.',
      },
      receiveEvents: {
        action: 'receive',
        channel: { $ref: '#/channels/queue' },
        summary: 'A subscriber receives the events that match its patterns; messages may repeat.',
      },
    },
    components: {
      messages: Object.fromEntries(entries.map((entry) => [entry.type, message(entry)])),
      schemas: schemas(entries),
    },
  };
}

function channels(entries: readonly CatalogueEntry[]): object {
  const messages = Object.fromEntries(
    entries.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
  );
  return {
    topic: {
      address: 'events.fifo',
      title: 'Topic',
      description: 'An SNS FIFO topic; the message group is the partition key.',
      messages,
      bindings: {
        sns: { name: 'events.fifo', ordering: { type: 'FIFO', contentBasedDeduplication: false } },
      },
    },
    queue: {
      address: '{subscriber}.fifo',
      title: 'Queue of a subscriber',
      description: 'An SQS FIFO queue with raw message delivery: the message body is the envelope.',
      parameters: { subscriber: { description: 'The name of the handler or consumer.' } },
      messages,
      bindings: { sqs: { queue: { name: '{subscriber}.fifo', fifoQueue: true } } },
    },
  };
}

function message(entry: CatalogueEntry): object {
  return {
    name: entry.type,
    title: entry.type,
    summary: entry.meaning,
    headers: { $ref: `${SCHEMAS}MessageAttributes` },
    payload: envelopeOf(entry),
  };
}

/**
 * The envelope around one payload, written out for each event: generators merge `allOf` into types, and some of them
 * so that every event gets the `type` of the last one.
 */
function envelopeOf({ type, aliases, meaning }: CatalogueEntry): JsonSchema {
  const { $schema: _, $id: __, ...envelope } = envelopeJsonSchema();
  const data = { $ref: SCHEMAS + payloadName(type) };
  const name =
    aliases.length === 0 ? { type: 'string', const: type } : { type: 'string', enum: [type, ...aliases] };
  const message = {
    ...envelope,
    description: meaning,
    properties: { ...envelope.properties, type: name, data },
    required: [...(envelope.required ?? []), 'data'],
  };
  return titled(message, pascal(type));
}

function schemas(entries: readonly CatalogueEntry[]): Record<string, unknown> {
  const payloads = entries.map((entry) => [payloadName(entry.type), jsonSchemaOf(entry)] as const);
  const definitions = payloads.flatMap(([, schema]) => Object.entries(schema.$defs ?? {}));
  const all = [['Envelope', envelopeJsonSchema()] as const, ...definitions, ...payloads];
  const plain = all.map(([name, schema]) => [name, embedded(titled(schema, name))]);
  return { MessageAttributes: messageAttributes(), ...Object.fromEntries(plain) };
}

function messageAttributes(): object {
  const properties = Object.values(MESSAGE_ATTRIBUTES).map((name) => [name, { type: 'string' }]);
  const required = Object.values(MESSAGE_ATTRIBUTES).filter((name) => name !== MESSAGE_ATTRIBUTES.test);
  return { title: 'MessageAttributes', type: 'object', properties: Object.fromEntries(properties), required };
}

/** The schema without identity and definitions of its own, its references pointing into the document. */
function embedded({ $schema: _, $id: __, $defs: ___, ...schema }: JsonSchema): unknown {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', `"${SCHEMAS}`);
  return JSON.parse(text);
}
