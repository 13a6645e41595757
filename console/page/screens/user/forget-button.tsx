import type { FollowedUser } from '../../../../ops/user/follow-user.ts';
import { askToChange } from '../../parts/change-dialog.tsx';
import { forgetText } from '../../text/forget-text.ts';
import { inertText } from '../../text/inert-text.ts';

interface ForgetButtonProps {
  readonly user: FollowedUser;
  readonly onChange: () => void;
}

/** Removes a user for good, at each source that knows them: the same id is another person at another source. */
export function ForgetButton({ user: { user, events, directory, held }, onChange }: ForgetButtonProps) {
  const known = [...events, ...directory, ...held].flatMap(({ source }) => source ?? []);
  return (
    <p class="buttons">
      {[...new Set(known)].map((source) => (
        <button
          key={source}
          type="button"
          class="quiet"
          onClick={() => askToForget({ source, user }, onChange)}
        >
          Forget this user at {source}
        </button>
      ))}
    </p>
  );
}

function askToForget(body: { readonly source: string; readonly user: string }, onDone: () => void): void {
  askToChange({
    question: `Forget ${inertText(body.user)} of ${body.source} for good?`,
    name: 'forget',
    body,
    command: ['forget', body.source, body.user],
    needsReason: true,
    onDone,
    tell: forgetText,
  });
}
