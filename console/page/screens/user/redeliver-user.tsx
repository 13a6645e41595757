import type { FollowedUser } from '../../../../ops/user/follow-user.ts';
import { askToRedeliver } from '../../parts/ask-to-redeliver.ts';
import { RedeliverTo } from '../../parts/redeliver-to.tsx';
import { counted } from '../../text/figures.ts';
import { timeOf } from '../../text/redelivery.ts';

/** Brings a user's events, as far as they are shown, to a subscriber once more. */
export function RedeliverUser({ user: { user, events } }: { readonly user: FollowedUser }) {
  if (events.length === 0) return null;
  const what = {
    users: [user],
    sources: [...new Set(events.map(({ source }) => source))],
    ...timeOf(events.map(({ received }) => received)),
  };
  return (
    <RedeliverTo>
      {(to) => (
        <button
          type="button"
          onClick={() => askToRedeliver({ ...to, ...what }, `the events of ${user} that are shown`)}
        >
          Re-deliver {counted(events.length, 'event')} shown
        </button>
      )}
    </RedeliverTo>
  );
}
