import { dynamicSubjects } from '../providers/dynamic/subjects.ts';
import type { ProviderName } from '../providers/index.ts';
import { privySubjects } from '../providers/privy/subjects.ts';
import { ruleFor, type SubjectRule } from '../providers/subject-rules.ts';
import { dynamicCatalogue } from './dynamic/index.ts';
import type { EventDefinition } from './event-definition.ts';
import { namesOf, publicType } from './event-types.ts';
import { privyCatalogue } from './privy/index.ts';
import { testEventTypes } from './test-event-types.ts';

/** An event of the catalogue with everything that is known of it. */
export interface CatalogueEntry extends EventDefinition {
  readonly provider: ProviderName;
  /** The provider's name for it today. */
  readonly wireName: string;
  /** The envelope's `type`. */
  readonly type: string;
  /** Other values of `type` for the same event. */
  readonly aliases: readonly string[];
  /** Where the payload has the user the event is about; the first path that holds an id wins. */
  readonly subject: readonly string[];
  /** What order is kept for where there is no user: a kind and the path to its id. */
  readonly thing: SubjectRule['thing'];
  /** True for a provider's test event. */
  readonly test: boolean;
}

interface Chapter {
  readonly definitions: Readonly<Record<string, EventDefinition>>;
  readonly subjects: readonly SubjectRule[];
}

const chapters: Readonly<Partial<Record<ProviderName, Chapter>>> = {
  privy: { definitions: privyCatalogue, subjects: privySubjects },
  dynamic: { definitions: dynamicCatalogue, subjects: dynamicSubjects },
};

/**
 * Every known event: the source of the JSON Schemas, the payload types, the drift tables and `docs/events.md`. It loads
 * zod, so code that runs in a Lambda imports what is generated from it instead.
 */
export const catalogue: readonly CatalogueEntry[] = Object.entries(chapters).flatMap(([provider, chapter]) =>
  Object.entries(chapter.definitions).map(([wireName, definition]) =>
    entry({ provider: provider as ProviderName, wireName, definition, subjects: chapter.subjects }),
  ),
);

interface Parts {
  readonly provider: ProviderName;
  readonly wireName: string;
  readonly definition: EventDefinition;
  readonly subjects: readonly SubjectRule[];
}

function entry({ provider, wireName, definition, subjects }: Parts): CatalogueEntry {
  const type = publicType(provider, wireName);
  const rule = ruleFor(subjects, wireName);
  return {
    ...definition,
    provider,
    wireName,
    type,
    aliases: namesOf(type).filter((name) => name !== type),
    subject: rule?.user ?? [],
    thing: rule?.thing ?? [],
    test: testEventTypes.includes(type),
  };
}
