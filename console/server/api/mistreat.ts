import { OpsError } from '../../../ops/ops-error.ts';
import { AMISS, sendAmiss } from '../../../ops/send/send-amiss.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn } from './asked.ts';

/** `POST mistreat {amiss, dryRun}`: deliveries that something is amiss with, to the pipeline on this machine. */
export const mistreat: Answering = async (stage, asked) => {
  const name = nameIn(asked, 'amiss');
  const amiss = AMISS.find((each) => each === name);
  if (amiss === undefined) throw new OpsError('misused', `amiss is "${name}"; allowed: ${AMISS.join(', ')}`);
  return await sendAmiss(stage, { amiss, dryRun: isDryRun(asked) });
};
