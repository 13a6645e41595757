import { inboxKey } from '../../inbox/inbox-entry.ts';
import { readCheckpoint } from '../replay/checkpoint-store.ts';
import type { ForgetPorts } from './forget-ports.ts';
import type { Forgetting } from './forgetting.ts';

/** Takes the entries of the person's events out of every inbox, those of each subscriber's last replay too. */
export async function forgetInbox(
  { source, events }: Forgetting,
  { handlers, inbox, objects }: Pick<ForgetPorts, 'handlers' | 'inbox' | 'objects'>,
): Promise<void> {
  const ids = [...new Set(Object.values(events).flat())];
  for (const { name, hasInbox } of handlers) {
    if (!hasInbox) continue;
    const replay = await readCheckpoint(objects, name);
    const keys = ids.flatMap((eventId) => {
      const key = { handler: name, source, eventId };
      const own = inboxKey(key);
      return replay === undefined ? [own] : [own, inboxKey({ ...key, replayId: replay.checkpoint.replayId })];
    });
    await inbox.remove(keys);
  }
}
