/** What was used, and will be on the bill. */
export interface Usage {
  /** Requests that API Gateway and WAF saw. */
  requests: number;
  /** Those that API Gateway let through: it charges for no others. */
  admitted: number;
  intakeMilliseconds: number;
  /** Batches of all handlers, and how long they took. */
  batches: number;
  handlerMilliseconds: number;
  /** Events of all handlers. */
  handled: number;
  published: number;
  ledgerWrites: number;
  handlerWrites: number;
  parkedWrites: number;
}

/** Nothing yet. */
export function noUsage(): Usage {
  return {
    requests: 0,
    admitted: 0,
    intakeMilliseconds: 0,
    batches: 0,
    handlerMilliseconds: 0,
    handled: 0,
    published: 0,
    ledgerWrites: 0,
    handlerWrites: 0,
    parkedWrites: 0,
  };
}
