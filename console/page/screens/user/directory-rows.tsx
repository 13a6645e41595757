import type { ListedUser } from '../../../../ops/directory/listed-user.ts';
import { inertText } from '../../text/inert-text.ts';
import { Tree } from '../event/tree.tsx';

/** What the directory has saved of a user: masked, as any payload. */
export function DirectoryRows({ users }: { readonly users: readonly ListedUser[] }) {
  if (users.length === 0) return <p class="faint">The user directory knows nothing of this user.</p>;
  return (
    <section aria-labelledby="directory">
      <h2 id="directory">In the directory</h2>
      {users.map((user, index) => (
        <Tree
          key={index}
          value={user}
          name={inertText(String((user as { source?: string }).source ?? 'user'))}
          isOpen={false}
          drift={NONE}
        />
      ))}
    </section>
  );
}

const NONE: ReadonlySet<string> = new Set();
