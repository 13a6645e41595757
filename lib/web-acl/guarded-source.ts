import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { sourceLabel } from './labels.ts';
import { addressIn, allOf, anyOf, headerIs, labelled, type Statement } from './statements.ts';

/** What the web ACL must know of a source. */
export interface GuardedSource {
  /** The source; the names of its rules are made of it. */
  readonly name: SourceName;
  /** The IP sets whose addresses may deliver; undefined where any address may. */
  readonly ipSetArns?: readonly string[];
  /** How much one address may send; undefined where there is no limit. */
  readonly rateLimitPerFiveMinutes?: number;
}

/** The request carries what may be a signature of the source's provider, in one of the headers that it comes in. */
export function signedForSource({ name }: GuardedSource): Statement {
  return signedBy(providers[providerOf(name)]);
}

/** The request carries what may be a signature of any provider. */
export function signedBySomeProvider(): Statement {
  const all: readonly Provider[] = Object.values(providers);
  return anyOf(all.map(signedBy));
}

/** The request is for the path of one of the sources, and from an address that may deliver to it. */
export function admitted(sources: readonly GuardedSource[]): Statement {
  const open = sources.filter(({ ipSetArns }) => ipSetArns === undefined);
  const lists = Map.groupBy(sources, ({ ipSetArns }) => ipSetArns?.join() ?? '');
  return anyOf([
    ...open.map(({ name }) => labelled(sourceLabel(name))),
    ...[...lists.values()].flatMap(fromTheirList),
  ]);
}

/** Sources with one list are told together: thirty of them refer to its IP sets once. */
function fromTheirList(sources: readonly GuardedSource[]): Statement[] {
  const ipSetArns = sources[0]?.ipSetArns;
  if (ipSetArns === undefined) return [];
  const forOneOfThem = anyOf(sources.map(({ name }) => labelled(sourceLabel(name))));
  return [allOf(forOneOfThem, addressIn(ipSetArns))];
}

function signedBy({ signatureHeaders, signatureForm }: Provider): Statement {
  return anyOf(signatureHeaders.map((header) => headerIs(header, signatureForm)));
}
