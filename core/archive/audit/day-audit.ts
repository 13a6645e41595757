import type { SourceName } from '../../events/source-name.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';

/**
 * What is wrong with an event of the archive.
 *
 * - `missing`: the ledger says that it was published, and nobody knows where it is.
 * - `altered`: its envelope is not the one that was written, or its row says something else than its envelope.
 * - `doubled`: it is in the file of its day once more.
 */
export type Flaw = 'missing' | 'altered' | 'doubled';

/** An event that is not as it should be. */
export interface FlawedEvent {
  readonly source: string;
  readonly id: string;
  readonly flaw: Flaw;
}

/** What was found of a source on a day. The ledger's counts are of what it says was published on the day. */
export interface SourceAudit {
  readonly source: string;
  /** = `archived` + all that is `withheld` + `forgotten` + `earlier` + `missing`. */
  readonly published: number;
  /** Those that are in the archive, on that day or on another. */
  readonly archived: number;
  /** Those that are not kept because of key material in their payloads, by type. */
  readonly withheld: Readonly<Record<string, number>>;
  /** Those that went with a person who was erased. */
  readonly forgotten: number;
  /** Those that were published before there was an archive. */
  readonly earlier: number;
  readonly missing: number;
  readonly altered: number;
  readonly doubled: number;
  /** The events in the archive that were received on the day, each counted once. */
  readonly events: number;
  /** Those of them that the ledger does not know to be published: it was down, or the mark was lost. No difference. */
  readonly unmarked: number;
}

/** What an audit of a day found. */
export interface DayAudit {
  readonly day: string;
  /** `expired`: the ledger has forgotten the day, so that only the archive itself was looked at. */
  readonly ledger: 'compared' | 'expired';
  readonly sources: readonly SourceAudit[];
  /** The first thousand events that are not as they should be. */
  readonly flawed: readonly FlawedEvent[];
  /** The first thousand of those that the ledger does not know. */
  readonly unmarked: readonly { readonly source: SourceName; readonly id: string }[];
  /** How much is wrong with objects: those of the day, the manifests of all days, and what should not be there. */
  readonly damaged: number;
  /** The first thousand of that. */
  readonly problems: readonly ArchiveProblem[];
}

/** How many differences there are: 0 where the archive is whole. */
export function differencesOf({ sources, damaged }: DayAudit): number {
  const flawed = sources.reduce((sum, { missing, altered, doubled }) => sum + missing + altered + doubled, 0);
  return flawed + damaged;
}
