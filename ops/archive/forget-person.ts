import { setTimeout } from 'node:timers/promises';
import type { ForgetEnd } from '../../core/archive/forget/forget-person.ts';
import { digestOf, type Person } from '../../core/archive/forget/person.ts';
import { isSourceName } from '../../core/events/source-name.ts';
import type { AsJson } from '../as-json.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { askKeeper } from './ask-keeper.ts';
import { findPerson, type PersonFound } from './find-person.ts';

/** Whom to forget. */
export interface ForgetOptions {
  /** Such as `privy/main`. */
  readonly source: string;
  /** The provider's id of the user. */
  readonly user: string;
  /** Says what there is of the person, and removes nothing. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. It must not name the person. */
  readonly reason?: string | undefined;
  /** Told why a run has not come to the end, before it is asked for again. */
  readonly onProgress?: (progress: { readonly unfinished: string }) => void;
  /** Ends it between two invocations. Ask again: it goes on where it was. */
  readonly signal?: AbortSignal | undefined;
  /** Waits until parked events may be published. @default half a minute */
  readonly pause?: (signal: AbortSignal | undefined) => Promise<void>;
}

/** What came of it. */
export interface PersonForgotten {
  /** Stands for the person: SHA-256 of `<source>#<user>`. */
  readonly person: string;
  /** What there is of the person. @default it was no dry run */
  readonly found?: PersonFound;
  /** The certificate, or why it is not done. @default it was a dry run */
  readonly end?: AsJson<ForgetEnd>;
}

/** Removes a person from the archive, the directory, and every queue, quarantine and inbox of the stage's handlers. */
export async function forgetPerson(stage: Stage, options: ForgetOptions): Promise<PersonForgotten> {
  const person = personOf(options);
  if (options.dryRun) return { person: digestOf(person), found: await findPerson(stage, person) };
  const end = await forgetToTheEnd(stage, person, options);
  if (!('refused' in end)) await account(stage, person, { end, reason: options.reason });
  return { person: digestOf(person), end };
}

function personOf({ source, user }: ForgetOptions): Person {
  if (!isSourceName(source))
    throw new OpsError('misused', `the source is "${source}"; allowed: one such as privy/main`);
  if (user === '') throw new OpsError('misused', "no user; give the provider's id of the user");
  return { source, user };
}

/** What only takes time is asked for again. */
async function forgetToTheEnd(
  stage: Stage,
  { source, user }: Person,
  { onProgress, signal, pause = halfAMinute }: ForgetOptions,
): Promise<AsJson<ForgetEnd>> {
  for (;;) {
    const end = await askKeeper<ForgetEnd>(stage, { archive: 'forget', source, user });
    if (!('unfinished' in end) || signal?.aborted) return end;
    const { reason } = end.unfinished;
    if (reason !== 'out-of-time' && reason !== 'parked') return end;
    onProgress?.({ unfinished: reason });
    if (reason === 'parked') await pause(signal);
    if (signal?.aborted) return end;
  }
}

async function halfAMinute(signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(30_000, undefined, { signal }).catch(() => undefined);
}

async function account(
  stage: Stage,
  person: Person,
  { end, reason }: { readonly end: AsJson<ForgetEnd>; readonly reason: string | undefined },
): Promise<void> {
  const done = 'forgotten' in end;
  await stage.journal.write({
    action: 'forget',
    subject: { person: digestOf(person), ...(done ? { certificate: end.key } : {}) },
    counts: { forgotten: done ? 1 : 0, events: done ? end.forgotten.archive.events : 0 },
    ...(reason === undefined ? {} : { reason }),
  });
}
