import type { Stage } from '../../ops/stage/stage.ts';
import type { SessionFacts } from '../contract.ts';
import { catalogueMeanings } from './api/catalogue.ts';

/** What the page is told of the stage before it asks anything of it. */
export function sessionFacts(
  { description, isLocal, flags }: Pick<Stage, 'description' | 'isLocal' | 'flags'>,
  { mayWrite, token }: Pick<SessionFacts, 'mayWrite' | 'token'>,
): SessionFacts {
  const { pipelineName, region, sources, subscribers, archive, tables } = description;
  return {
    pipelineName,
    region,
    isLocal,
    mayWrite,
    token,
    flags,
    sources: Object.entries(sources).map(([name, { provider }]) => ({ name, provider })),
    subscribers: Object.entries(subscribers).map(([name, { kind }]) => ({ name, kind })),
    hasArchive: archive !== undefined,
    catalogue: catalogueMeanings,
    tables: Object.fromEntries(Object.entries(tables).map(([name, of]) => [name, Object.keys(of)])),
  };
}
