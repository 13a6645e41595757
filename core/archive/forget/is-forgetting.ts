import { FORGETTING_KEY } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';

/** Whether a person is being forgotten: then no replay may bring anything to anybody. */
export async function isForgetting(objects: Pick<ObjectStore, 'read'>): Promise<boolean> {
  return (await objects.read(FORGETTING_KEY)) !== undefined;
}
