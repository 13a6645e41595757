/** What may be broken of a pipeline that runs in this process. */
export const FAULTS = ['topic-down', 'ledger-down', 'ledger-slow', 'intake-dies', 'user-fails'] as const;

export type Fault = (typeof FAULTS)[number];

/** Something that is broken on purpose. */
export interface BrokenPart {
  readonly fault: Fault;
  /** When it ends by itself, ISO 8601. */
  readonly until: string;
  /** The handler and the user, with `user-fails`. */
  readonly handler?: string;
  readonly user?: string;
}

/** Breaks parts of a pipeline that runs in this process, for a while. Whoever only has its description cannot. */
export interface Breakage {
  /** What is broken now. */
  readonly broken: readonly BrokenPart[];
  /** The handlers of which one user's writes can be made to fail: those with a table of their own. */
  readonly handlers: readonly string[];
  begin(part: Omit<BrokenPart, 'until'>): Promise<void>;
  end(fault: Fault): Promise<void>;
}

/** What the page is told of it. */
export interface BreakageFacts {
  /** Whether the pipeline runs in the process of this console. */
  readonly canBreak: boolean;
  readonly broken: readonly BrokenPart[];
  readonly handlers: readonly string[];
}
