import { startReplay } from '../../../ops/replay/start-replay.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn, textsIn } from './asked.ts';

/** `POST redeliver {subscriber, events?, from?, until?, types?, users?, sources?, onlyMissing?, reason?, dryRun}` */
export const redeliver: Answering = (stage, asked) =>
  startReplay(stage, {
    subscriber: nameIn(asked, 'subscriber'),
    events: textsIn(asked, 'events'),
    from: textIn(asked, 'from'),
    until: textIn(asked, 'until'),
    types: textsIn(asked, 'types'),
    users: textsIn(asked, 'users'),
    sources: textsIn(asked, 'sources'),
    onlyMissing: asked['onlyMissing'] === true ? true : undefined,
    dryRun: isDryRun(asked),
    reason: textIn(asked, 'reason'),
  });
