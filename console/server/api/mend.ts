import type { Answering } from './answering.ts';
import { isDryRun } from './asked.ts';
import { breakageOf, faultIn } from './fault-in.ts';

/** `POST mend {fault, dryRun}`: ends what was broken. */
export const mend: Answering = async (_stage, asked, breakage) => {
  const able = breakageOf(breakage);
  const fault = faultIn(asked);
  if (!isDryRun(asked)) await able.end(fault);
  return { broken: able.broken };
};
