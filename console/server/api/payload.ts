import { catalogue } from '../../../core/events/catalogue.ts';
import { jsonSchemaOf } from '../../../core/events/generate/json-schema.ts';
import { showPayload } from '../../../ops/event/show-payload.ts';
import type { PayloadAnswer } from '../../contract.ts';
import type { Answering } from './answering.ts';
import { nameIn } from './asked.ts';

/** `GET payload?source=&id=`: the envelope as it was published, and what the catalogue says of it. */
export const payload: Answering = async (stage, asked): Promise<PayloadAnswer> => {
  const shown = await showPayload(stage, { source: nameIn(asked, 'source'), id: nameIn(asked, 'id') });
  const entry = catalogue.find(({ type, aliases }) => [type, ...aliases].includes(shown.type));
  return entry === undefined ? shown : { ...shown, schema: jsonSchemaOf(entry) };
};
