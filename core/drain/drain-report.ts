/** What one run of the drain did. */
export interface DrainReport {
  /** Events that were published and left their line. */
  readonly drained: number;
  /** Lines that ended for a pass because a call failed. Their events stay, in order, and are tried again. */
  readonly failed: number;
  /** Events that the topic refused for good and that were set aside. */
  readonly setAside: number;
  /** The most groups that were seen to have a line at once. */
  readonly groups: number;
  /** When the oldest and the newest event that are still parked were parked. */
  readonly oldestLeft?: Date;
  readonly newestLeft?: Date;
  /** False when the lines could not be listed to the end: then nobody knows how old the oldest is. */
  readonly listed: boolean;
  readonly faults: readonly DrainFault[];
}

/** A call that failed, and the event it was for. Only the error's name and code may be logged. */
export interface DrainFault {
  readonly key?: string;
  readonly error: unknown;
}
