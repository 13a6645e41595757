import type { ParkedReleased } from '../../../ops/parked/release-parked.ts';
import type { QuarantineDropped } from '../../../ops/quarantine/drop-quarantined.ts';
import type { QuarantineReleased } from '../../../ops/quarantine/release-quarantine.ts';
import { counted } from './figures.ts';
import { inertText } from './inert-text.ts';

/** What a release from quarantine would do. */
export function releaseAsked({ users }: QuarantineReleased): string {
  const events = users.reduce((sum, user) => sum + user.events, 0);
  return `${counted(events, 'event')} of ${counted(users.length, 'user')}, the oldest first.`;
}

const DONE = {
  released: 'released: out of quarantine.',
  'out-of-time': 'and the time was over. The rest still waits: release again.',
  busy: 'somebody else is releasing it: look again in a minute.',
  'not-in-quarantine': 'out of quarantine already.',
} as const;

/** What a release from quarantine came to. One that fails again is no loss, and no use until the cause is mended. */
export function releaseDone({ released }: QuarantineReleased): string {
  return released
    .map(({ handled, done, failed }) =>
      done === 'failed'
        ? `${counted(handled, 'event')} handled, then one failed again${failed === undefined ? '' : ` (${inertText(failed.failure.code)})`}: its cause is not mended yet. It is back in quarantine with those behind it, in order; nothing is lost. Mend the cause, then release again.`
        : `${counted(handled, 'event')} handled, ${DONE[done]}`,
    )
    .join(' ');
}

const PARKED = {
  published: 'Published: subscribers get it now.',
  released: 'It is in line again, and published when the topic takes it.',
  'refused-again':
    'The topic has refused it again: what it refuses it for is not mended yet. Nothing is lost.',
  'not-set-aside': 'It was released or dropped already.',
} as const;

/** What a release of an event that the topic refused would do, or came to. */
export function parkedReleaseText({ dryRun, released }: ParkedReleased): string {
  if (dryRun) return 'It would go to the end of the line of its user, and be tried again at once.';
  return released.map(({ done }) => PARKED[done]).join(' ');
}

const DROPPED: Readonly<Record<QuarantineDropped['done'], string>> = {
  'would-drop':
    'The handler would never have it; the archive keeps it. Those behind it stay until they are released.',
  dropped: 'It is dropped. Those behind it stay until they are released.',
  'not-in-quarantine': 'It is not in quarantine: somebody has released or dropped it meanwhile.',
};

/** What dropping an event of a quarantine would do, or came to. */
export function droppedText(done: QuarantineDropped['done']): string {
  return DROPPED[done];
}
