import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type ProviderName, providerNames } from '../../../core/providers/index.ts';

/** A body that a provider, or a service that receives from it, has published: with other ids, addresses and names. */
export interface PublishedBody {
  readonly provider: ProviderName;
  /** The file it is in, without ending: where it was published. */
  readonly origin: string;
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly body: object;
  readonly expected: ExpectedOfPublished;
}

/** What the pipeline must make of a published body. */
export interface ExpectedOfPublished {
  readonly type: string;
  readonly subject?: string;
  /** Left out where it is the subject. */
  readonly partition?: string;
  /** Paths of the drift; left out where there is none. */
  readonly drift?: readonly string[];
  /** The rows that it leaves in the user directory; left out where it leaves none. */
  readonly directory?: readonly object[];
}

/** Every published body of every provider that has some. */
export const publishedBodies: readonly PublishedBody[] = providerNames.flatMap((provider) => {
  const folder = new URL(`../../../core/providers/${provider}/published/`, import.meta.url);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const entries: Pick<PublishedBody, 'body' | 'expected'>[] = JSON.parse(
        readFileSync(new URL(file, folder), 'utf8'),
      );
      const origin = file.slice(0, -'.json'.length);
      return entries.map((entry, index) => ({ provider, origin, number: index + 1, ...entry }));
    });
});
