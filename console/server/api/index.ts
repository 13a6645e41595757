import type { Answering } from './answering.ts';
import { balance } from './balance.ts';
import { breakPart } from './break.ts';
import { broken } from './broken.ts';
import { dead } from './dead.ts';
import { dropDead } from './drop-dead.ts';
import { dropParkedEvent } from './drop-parked.ts';
import { dropQuarantined } from './drop-quarantined.ts';
import { event } from './event.ts';
import { events } from './events.ts';
import { forget } from './forget.ts';
import { later } from './later.ts';
import { mend } from './mend.ts';
import { mistreat } from './mistreat.ts';
import { neighbours } from './neighbours.ts';
import { parked } from './parked.ts';
import { pause } from './pause.ts';
import { payload } from './payload.ts';
import { quarantine } from './quarantine.ts';
import { redeliver } from './redeliver.ts';
import { redrive } from './redrive.ts';
import { release } from './release.ts';
import { releaseParkedEvent } from './release-parked.ts';
import { resume } from './resume.ts';
import { sample } from './sample.ts';
import { send } from './send.ts';
import { status } from './status.ts';
import { user } from './user.ts';

/** What the page may look at: `GET /api/<name>`. */
export const READS: Readonly<Record<string, Answering>> = {
  status,
  events,
  event,
  payload,
  neighbours,
  user,
  dead,
  quarantine,
  parked,
  later,
  sample,
  balance,
  broken,
};

/** What it may change: `POST /api/<name>` with the token, where the console was started with `--write`. */
export const CHANGES: Readonly<Record<string, Answering>> = {
  pause,
  resume,
  release,
  'release-parked': releaseParkedEvent,
  'drop-parked': dropParkedEvent,
  'drop-quarantined': dropQuarantined,
  redrive,
  redeliver,
  'drop-dead': dropDead,
  forget,
  send,
  break: breakPart,
  mend,
  mistreat,
};
