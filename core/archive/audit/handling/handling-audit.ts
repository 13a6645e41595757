import type { EventName } from '../event-marks.ts';

/** What the log says last of an event that has no outcome; `unseen`: the handler was never given it. */
export type LastSeen = 'unseen' | 'held' | 'failed' | 'quarantined';

/** What became of the events of a source that were published on a day and are for the handler. */
export interface SourceHandling {
  readonly source: string;
  /** = `applied` + `stale` + `ignored` + `duplicate` + `forgotten` + `earlier` + `unsettled`. */
  readonly published: number;
  readonly applied: number;
  readonly stale: number;
  readonly ignored: number;
  /** Those that the inbox had already, and of whose first handling no line is left. */
  readonly duplicate: number;
  /** Those that went with a person who was erased before they were handled. */
  readonly forgotten: number;
  /** Those that were published before the handler had its queue. */
  readonly earlier: number;
  /** Those without an outcome. */
  readonly unsettled: number;
}

/** An event without an outcome. */
export interface UnsettledEvent extends EventName {
  readonly last: LastSeen;
}

/** What an audit of the handling of a day found. */
export interface HandlingAudit {
  readonly day: string;
  readonly handler: string;
  readonly sources: readonly SourceHandling[];
  /** Where events without an outcome can be, those of other days among them. */
  readonly places: PlaceCounts;
  /** How many events without an outcome are in none of these places: must be 0. */
  readonly missing: number;
  /** The first thousand events without an outcome. If any are missing, they are among all of these. */
  readonly unsettled: readonly UnsettledEvent[];
}

/** How many messages there are in each place; `dropped`: taken out of quarantine for good since the day began. */
export interface PlaceCounts {
  readonly waiting: number;
  readonly dead: number;
  readonly quarantined: number;
  readonly dropped: number;
}
