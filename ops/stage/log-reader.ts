/** Reads the log of a function: CloudWatch's log group, or the file that local mode keeps of it. */
export interface LogReader {
  /** The lines of a log group in the range, oldest first. A line that is no JSON object, such as Lambda's own, is left out. */
  read(logGroup: string, range: LogRange): AsyncIterable<LogLine>;
  /**
   * Gives at each call what was written since the one before, each line once, in the order in which they were written. Absent where
   * lines come later than others that were written after them, as in CloudWatch.
   */
  readonly follow?: (logGroup: string, beginning: LogBeginning) => () => AsyncIterable<LogLine>;
}

/** Where a log is followed from. */
export interface LogBeginning {
  readonly from: Date;
  /** Of what there is already about so many lines are enough. @default all from that time on */
  readonly newest?: number;
}

export interface LogRange {
  /** The first moment, inclusive. */
  readonly from: Date;
  /** The last, exclusive. @default whatever there is */
  readonly until?: Date;
  /** Only lines that have this text somewhere, such as an event's id. @default all */
  readonly text?: string;
}

/** A line as a function wrote it. */
export interface LogLine {
  readonly time: Date;
  readonly logGroup: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
