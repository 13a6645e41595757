import { certificatePrefix } from '../../core/archive/archive-keys.ts';
import { digestOf } from '../../core/archive/forget/person.ts';
import type { ObjectStore } from '../../core/archive/object-store.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import type { Stage } from '../stage/stage.ts';
import type { ListedLetter } from './listed-letter.ts';

/** Tells which letters are of somebody who was forgotten after they had come. */
export type IsForgotten = (letter: ListedLetter) => Promise<boolean>;

/**
 * Forgetting does not reach dead letters: put back, one would bring the person back. The certificates say who was forgotten, and up
 * to which moment; without an archive nobody is.
 */
export async function forgottenLetters({
  description,
  services,
}: Pick<Stage, 'description' | 'services'>): Promise<IsForgotten> {
  const { archive } = description;
  if (archive === undefined) return async () => false;
  const objects = (await services.objects()).of(archive.bucket);
  const moments = new Map<string, Promise<string | undefined>>();
  return async ({ source, user, received }) => {
    if (source === undefined || user === undefined || received === undefined) return false;
    const person = digestOf({ source: source as SourceName, user });
    const moment = moments.get(person) ?? forgottenUpTo(person, objects);
    moments.set(person, moment);
    return received <= ((await moment) ?? '');
  };
}

/** The last moment that was forgotten of a person. */
async function forgottenUpTo(person: string, objects: ObjectStore): Promise<string | undefined> {
  const moments: string[] = [];
  for await (const { key } of objects.list(certificatePrefix(person))) {
    const object = await objects.read(key);
    if (object === undefined) continue;
    const { askedAt } = JSON.parse(Buffer.from(object.content).toString('utf8')) as { askedAt?: unknown };
    if (typeof askedAt === 'string') moments.push(askedAt);
  }
  return moments.sort().at(-1);
}
