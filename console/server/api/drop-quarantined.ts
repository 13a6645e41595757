import { dropQuarantined as drop } from '../../../ops/quarantine/drop-quarantined.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn } from './asked.ts';

/** `POST drop-quarantined {handler, group, event, reason, dryRun}` */
export const dropQuarantined: Answering = (stage, asked) =>
  drop(stage, {
    handler: nameIn(asked, 'handler'),
    group: nameIn(asked, 'group'),
    event: nameIn(asked, 'event'),
    reason: nameIn(asked, 'reason'),
    dryRun: isDryRun(asked),
  });
