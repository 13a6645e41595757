import type { Stage } from '../stage/stage.ts';
import { fixtureNames } from './fixtures.ts';

/** A source, and how many events there are to send to it. */
export interface ListedSource {
  readonly name: string;
  readonly provider: string;
  readonly url: string;
  readonly events: number;
}

/** The sources of a stage. */
export function listSources({ description }: Pick<Stage, 'description'>): readonly ListedSource[] {
  return Object.entries(description.sources).map(([name, { provider, url }]) => ({
    name,
    provider,
    url,
    events: fixtureNames(provider).length,
  }));
}
