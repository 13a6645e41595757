import type { MutatedFile } from './mutant.ts';
import { admit } from './rooms/admit.ts';
import { archive } from './rooms/archive.ts';
import { audit } from './rooms/audit.ts';
import { compaction } from './rooms/compaction.ts';
import { deadLetters } from './rooms/dead-letters.ts';
import { drain } from './rooms/drain.ts';
import { effects } from './rooms/effects.ts';
import { forget } from './rooms/forget.ts';
import { handOver } from './rooms/hand-over.ts';
import { handling } from './rooms/handling.ts';
import { inbox } from './rooms/inbox.ts';
import { ledger } from './rooms/ledger.ts';
import { parked } from './rooms/parked.ts';
import { parkedTable } from './rooms/parked-table.ts';
import { quarantine } from './rooms/quarantine.ts';
import { receive } from './rooms/receive.ts';
import { replay } from './rooms/replay.ts';
import { secrets } from './rooms/secrets.ts';
import { userDirectory } from './rooms/user-directory.ts';
import { verifyDelivery } from './rooms/verify-delivery.ts';
import { webAcl } from './rooms/web-acl.ts';

/** Every mutant, by the part of the pipeline that it breaks. */
export const ALL_MUTANTS: Readonly<Record<string, readonly MutatedFile[]>> = {
  'verify-delivery': verifyDelivery,
  receive,
  admit,
  'hand-over': handOver,
  parked,
  drain,
  ledger,
  'parked-table': parkedTable,
  inbox,
  effects,
  handling,
  quarantine,
  'user-directory': userDirectory,
  'web-acl': webAcl,
  secrets,
  archive,
  audit,
  compaction,
  replay,
  forget,
  'dead-letters': deadLetters,
};
