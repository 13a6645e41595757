/** A delivery that the demo is going to send, and what must become of it. */
export interface PlannedDelivery {
  /** The heading under which it is shown. */
  readonly group: string;
  readonly title: string;
  /** What there is to know about it, in one line. */
  readonly note?: string;
  readonly source: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly event: PlannedEvent;
  readonly expected: Expectation;
}

/** The event that is delivered, or that a refused delivery pretends to deliver. */
export interface PlannedEvent {
  readonly id: string;
  /** The public event type. */
  readonly type: string;
  readonly provider: string;
  readonly test: boolean;
  /** The user whom the directory must show as of this event. */
  readonly savesUser?: string;
}

export interface Expectation {
  readonly status: number;
  /** The intake's word for it, such as `accepted`; absent where the intake must not be reached. */
  readonly outcome?: string;
  /** The intake's reason for refusing it. */
  readonly reason?: string;
  /** Whether the event is on the topic afterwards: once, or not at all. */
  readonly published: boolean;
  /** Whether it has been there before, so that nothing may change. */
  readonly again: boolean;
}

export const ACCEPTED: Expectation = { status: 200, outcome: 'accepted', published: true, again: false };
export const DUPLICATE: Expectation = { status: 200, outcome: 'duplicate', published: true, again: true };
/** Turned away by the web ACL. */
export const BLOCKED: Expectation = { status: 403, published: false, again: false };

/** Turned away by the intake because of its signature. */
export function rejected(reason: string): Expectation {
  return { status: 401, outcome: 'rejected', reason, published: false, again: false };
}
