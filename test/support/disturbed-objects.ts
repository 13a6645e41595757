import type { ObjectStore } from '../../core/archive/object-store.ts';

/** The process died, or was killed. */
export class DiedError extends Error {
  constructor() {
    super('died');
    this.name = 'DiedError';
  }
}

/** Comes before and after every call. What it throws is thrown by the call, before it has an effect or after. */
export type Disturbance = (when: 'before' | 'after', call: keyof ObjectStore) => Promise<void> | void;

/** A store whose calls are disturbed. A list counts as one call. */
export function disturbed(store: ObjectStore, disturb: Disturbance): ObjectStore {
  const around =
    <Arguments extends unknown[], Result>(
      name: keyof ObjectStore,
      call: (...given: Arguments) => Promise<Result>,
    ) =>
    async (...given: Arguments): Promise<Result> => {
      await disturb('before', name);
      const result = await call.apply(store, given);
      await disturb('after', name);
      return result;
    };
  const aroundList = <Item>(name: 'list' | 'versions', call: (prefix: string) => AsyncIterable<Item>) =>
    async function* (prefix: string): AsyncIterable<Item> {
      await disturb('before', name);
      const items = await Array.fromAsync(call.call(store, prefix));
      await disturb('after', name);
      yield* items;
    };
  return {
    list: aroundList('list', store.list),
    versions: aroundList('versions', store.versions),
    read: around('read', store.read),
    put: around('put', store.put),
    putNew: around('putNew', store.putNew),
    replace: around('replace', store.replace),
    remove: around('remove', store.remove),
    removeVersion: around('removeVersion', store.removeVersion),
  };
}

/** Dies at the call with this number, from 0, and tells by `calls` how many there were. */
export function diesAt(number: number, when: 'before' | 'after'): Disturbance & { calls: number } {
  const disturb = Object.assign(
    (now: 'before' | 'after') => {
      if (now === when && disturb.calls === number) throw new DiedError();
      if (now === 'after') disturb.calls += 1;
    },
    { calls: 0 },
  );
  return disturb;
}
