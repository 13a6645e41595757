import type { CatalogueEntry } from '../catalogue.ts';
import { MESSAGE_ATTRIBUTES } from '../envelope.ts';
import { envelopeJsonSchema, type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { payloadName } from './payload-types.ts';
import { providerTitles } from './provider-titles.ts';

const SCHEMAS = '#/components/schemas/';

/** The topic and the queues as an AsyncAPI 3 document, complete in itself. */
export function asyncApi(entries: readonly CatalogueEntry[]): object {
  return {
    asyncapi: '3.1.0',
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

function message({ type, aliases, meaning }: CatalogueEntry): object {
  return {
    name: type,
    title: type,
    summary: meaning,
    headers: { $ref: `${SCHEMAS}MessageAttributes` },
    payload: {
      allOf: [
        { $ref: `${SCHEMAS}Envelope` },
        {
          type: 'object',
          properties: { type: { enum: [type, ...aliases] }, data: { $ref: SCHEMAS + payloadName(type) } },
          required: ['data'],
        },
      ],
    },
  };
}

function schemas(entries: readonly CatalogueEntry[]): Record<string, unknown> {
  const payloads = entries.map((entry) => [payloadName(entry.type), jsonSchemaOf(entry)] as const);
  const definitions = payloads.flatMap(([, schema]) => Object.entries(schema.$defs ?? {}));
  const all = [['Envelope', envelopeJsonSchema()] as const, ...definitions, ...payloads];
  const plain = all.map(([name, schema]) => [name, embedded(schema)]);
  return { MessageAttributes: messageAttributes(), ...Object.fromEntries(plain) };
}

function messageAttributes(): object {
  const properties = Object.values(MESSAGE_ATTRIBUTES).map((name) => [name, { type: 'string' }]);
  const required = Object.values(MESSAGE_ATTRIBUTES).filter((name) => name !== MESSAGE_ATTRIBUTES.test);
  return { type: 'object', properties: Object.fromEntries(properties), required };
}

/** The schema without identity and definitions of its own, its references pointing into the document. */
function embedded({ $schema: _, $id: __, $defs: ___, ...schema }: JsonSchema): unknown {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', `"${SCHEMAS}`);
  return JSON.parse(text);
}
