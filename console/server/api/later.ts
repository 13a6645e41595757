import { laterElsewhere } from '../../../ops/quarantine/later-elsewhere.ts';
import type { LaterAnswer } from '../../contract.ts';
import type { Answering } from './answering.ts';
import { nameIn } from './asked.ts';

/** `GET later?handler=&group=`: what others got of a user in quarantine since. */
export const later: Answering = async (stage, asked): Promise<LaterAnswer> => {
  const elsewhere = await laterElsewhere(stage, {
    handler: nameIn(asked, 'handler'),
    group: nameIn(asked, 'group'),
  });
  return elsewhere === undefined ? {} : { elsewhere };
};
