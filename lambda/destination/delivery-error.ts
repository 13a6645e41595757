/** What keeps an event from a destination, as the code of its failure. */
export type DeliveryProblem =
  /** The status of the answer is none of 200 to 299. */
  | `answered-${number}`
  /** The receiver answered that it is elsewhere, where nobody follows. */
  | 'redirect-not-followed'
  | 'timed-out'
  /** The host has an address that is not public. */
  | 'private-address-refused'
  | 'host-not-found'
  | 'connection-refused'
  /** Closed before there was an answer, or what came was none. */
  | 'connection-lost'
  /** The certificate is not good, or what answers speaks no TLS. */
  | 'tls-failed'
  | 'not-reached';

/** An event was not accepted by its destination. It says how, and nothing of what was sent or answered. */
export class DeliveryError extends Error {
  /** The problem, and after a colon what Node calls it. */
  readonly code: string;

  constructor(problem: DeliveryProblem, cause?: string) {
    const code = cause === undefined ? problem : `${problem}:${cause}`;
    super(`The destination did not accept the event: ${code}. See docs/consuming-events.md, "By https".`);
    this.name = 'DeliveryError';
    this.code = code;
  }
}
