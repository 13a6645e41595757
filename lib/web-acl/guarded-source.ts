import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { sourceLabel } from './labels.ts';
import { addressIn, allOf, anyOf, headerIs, labelled, not, type Statement } from './statements.ts';

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

/** The request is for the path of one of the sources, signed as that source's provider signs, and from where it may come from. */
export function deliverable(sources: readonly GuardedSource[]): Statement {
  const alike = Map.groupBy(sources, ({ name, ipSetArns = [] }) => [providerOf(name), ...ipSetArns].join());
  return anyOf([...alike.values()].flatMap(deliverableToOneOf));
}

/** The request carries what may be a signature, and not for the source whose path it asks for, or for no source's. */
export function signedElsewhere(sources: readonly GuardedSource[]): Statement {
  const all: readonly Provider[] = Object.values(providers);
  const unlisted = sources.map(({ name }) => ({ name }));
  return allOf(anyOf(all.map(signedBy)), not(deliverable(unlisted)));
}

/** Sources of one provider with one list are told together: thirty of them refer to its headers and IP sets once. */
function deliverableToOneOf(sources: readonly GuardedSource[]): Statement[] {
  const [first] = sources;
  if (first === undefined) return [];
  const forOneOfThem = anyOf(sources.map(({ name }) => labelled(sourceLabel(name))));
  const fromTheirList = first.ipSetArns === undefined ? [] : [addressIn(first.ipSetArns)];
  return [allOf(forOneOfThem, signedForSource(first), ...fromTheirList)];
}

function signedBy({ signatureHeaders, signatureForm }: Provider): Statement {
  return anyOf(signatureHeaders.map((header) => headerIs(header, signatureForm)));
}
