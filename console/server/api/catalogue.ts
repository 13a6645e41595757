import { catalogue } from '../../../core/events/catalogue.ts';

/** An event of the catalogue, for a picker and beside a payload. */
export interface CatalogueMeaning {
  readonly type: string;
  readonly provider: string;
  /** One line: when it is sent, or what it tells. */
  readonly meaning: string;
  readonly nature: 'snapshot' | 'delta' | 'notice';
  /** Older names of it. Absent where it has none. */
  readonly aliases?: readonly string[];
}

/** Every known event under today's name. */
export const catalogueMeanings: readonly CatalogueMeaning[] = catalogue.map(
  ({ type, provider, meaning, nature, aliases }) => ({
    type,
    provider,
    meaning,
    nature,
    ...(aliases.length === 0 ? {} : { aliases }),
  }),
);
