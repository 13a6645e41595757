import { releaseQuarantine } from '../../../ops/quarantine/release-quarantine.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn } from './asked.ts';

/** `POST release {handler, group?, reason?, dryRun}` */
export const release: Answering = (stage, asked) =>
  releaseQuarantine(stage, {
    handler: nameIn(asked, 'handler'),
    group: textIn(asked, 'group'),
    dryRun: isDryRun(asked),
    reason: textIn(asked, 'reason'),
  });
