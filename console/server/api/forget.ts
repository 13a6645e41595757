import { forgetPerson } from '../../../ops/archive/forget-person.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn } from './asked.ts';

/** `POST forget {source, user, reason?, dryRun}`: takes three minutes and more where it is no dry run. */
export const forget: Answering = (stage, asked) =>
  forgetPerson(stage, {
    source: nameIn(asked, 'source'),
    user: nameIn(asked, 'user'),
    reason: textIn(asked, 'reason'),
    dryRun: isDryRun(asked),
  });
