import * as z from 'zod/mini';
import { anything, isoTime, maybe, object, oneOf, text } from './schema/fields.ts';
import { noted } from './schema/notes.ts';

/** The envelope as a schema: what `Envelope` is as a type. `data` is described per event. */
export const envelopeSchema = noted(
  object({
    specversion: z.literal('1.0'),
    id: text("The provider's event id; unique together with `source`."),
    source: text('The endpoint it came in by, such as privy/main.'),
    type: text('`<provider>.<name on the wire>`, such as privy.user.created.'),
    subject: maybe(text('The user the event is about.')),
    time: text("When it happened by the provider's clock, unless there is a `timesource`; ISO 8601 in UTC."),
    timesource: maybe(
      noted(oneOf('receipt', 'capped'), { description: "There where `time` is not the provider's own." }),
    ),
    datacontenttype: oneOf('application/json'),
    dataschema: text('The `$id` of the JSON Schema of `data`.'),
    receivedtime: isoTime(),
    environment: text("The provider's environment, or the one configured for the source."),
    partitionkey: text('Messages of one key come one at a time and in order.'),
    replayid: maybe(text('There where the event comes again out of the archive: which replay brought it.')),
    data: anything("The provider's payload, byte for byte."),
  }),
  { description: 'A CloudEvents 1.0 event in JSON structured mode.' },
);
