import { isSourceName } from '../../../events/source-name.ts';
import { FORGOTTEN } from '../../archive-keys.ts';
import { readForgottenIds } from '../../forgotten-ids.ts';
import type { ObjectStore } from '../../object-store.ts';
import { EventMarks, type EventName } from '../event-marks.ts';

const FORGOTTEN_DAY = /^forgotten\/([^/]+\/[^/]+)\/(\d{4}-\d{2}-\d{2})\.jsonl$/;
const FORGOTTEN_MARK = 1;

/** Which events went with persons who were erased: those that were received up to a day, and in how many days before it. */
export async function forgottenMarks(
  { from, until }: { readonly from: string; readonly until: string },
  objects: Pick<ObjectStore, 'list' | 'read'>,
): Promise<{ has(event: EventName): boolean }> {
  const marks = new EventMarks();
  for await (const { key } of objects.list(FORGOTTEN)) {
    const [, source = '', day = ''] = FORGOTTEN_DAY.exec(key) ?? [];
    if (!isSourceName(source) || day < from || day > until) continue;
    for (const id of await readForgottenIds(objects, source, day)) marks.set({ source, id }, FORGOTTEN_MARK);
  }
  return { has: (event) => marks.get(event) !== 0 };
}
