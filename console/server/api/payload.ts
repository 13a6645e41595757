import { catalogue } from '../../../core/events/catalogue.ts';
import { jsonSchemaOf } from '../../../core/events/generate/json-schema.ts';
import { showPayload } from '../../../ops/event/show-payload.ts';
import { readMoment } from '../../../ops/read-moment.ts';
import type { PayloadAnswer } from '../../contract.ts';
import type { Answering } from './answering.ts';
import { nameIn, textIn } from './asked.ts';

/** `GET payload?source=&id=&received=`: the envelope as it was published, and what the catalogue says of it. */
export const payload: Answering = async (stage, asked): Promise<PayloadAnswer> => {
  const key = { source: nameIn(asked, 'source'), id: nameIn(asked, 'id') };
  const text = textIn(asked, 'received');
  const received = text === undefined ? undefined : readMoment('received', text, stage.now());
  const shown = await showPayload(stage, key, received);
  const entry = catalogue.find(({ type, aliases }) => [type, ...aliases].includes(shown.type));
  return entry === undefined ? shown : { ...shown, schema: jsonSchemaOf(entry) };
};
