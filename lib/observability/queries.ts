/** What writes the logs that queries look into. */
export type LogWriter = 'intake' | 'drain' | 'handler' | 'api' | 'canary';

/** A question that is asked again and again, in the language of Logs Insights. */
export interface SavedQuery {
  /** What it is called, below the name of the stage. */
  readonly name: string;
  readonly logs: readonly LogWriter[];
  /** The commands, one a line. */
  readonly lines: readonly string[];
}

/** What an engineer on call asks the logs. A place to fill in is written in capital letters. */
export const SAVED_QUERIES: readonly SavedQuery[] = [
  {
    name: 'refused deliveries by reason',
    logs: ['intake'],
    lines: [
      'filter message = "delivery" and outcome not in ["accepted", "duplicate", "parked"]',
      'stats count(*) as deliveries, max(@timestamp) as last by source, outcome, reason, secretFlaw',
      'sort deliveries desc',
    ],
  },
  {
    name: "one event's way",
    logs: ['intake', 'drain', 'handler'],
    lines: [
      'filter eventId = "ID-OF-THE-EVENT"',
      'sort @timestamp asc',
      'display @timestamp, service, subscriber, source, eventType, outcome, reason, attempts, step, comesAgainSeconds, durationMilliseconds, fault.name, fault.code',
    ],
  },
  {
    name: 'slowest answers',
    logs: ['intake'],
    lines: [
      'filter message = "delivery"',
      'sort durationMilliseconds desc',
      'display @timestamp, source, outcome, durationMilliseconds, coldStart, callMilliseconds.claim, callMilliseconds.publish, callMilliseconds.mark, requestId',
      'limit 50',
    ],
  },
  {
    name: 'errors by handler',
    logs: ['handler'],
    lines: [
      'filter outcome = "failed"',
      'stats count(*) as attempts, count_distinct(eventId) as events, max(@timestamp) as last by subscriber, fault.name, fault.code, step',
      'sort attempts desc',
    ],
  },
  {
    name: 'payloads that are not as the catalogue says',
    logs: ['intake'],
    lines: [
      'filter message = "delivery" and (ispresent(drift.0.expected) or unknownType = 1)',
      'stats count(*) as deliveries, max(eventId) as one by source, eventType, drift.0.path, drift.0.expected, drift.0.found',
      'sort deliveries desc',
    ],
  },
  {
    name: 'what made deliveries degraded or parked',
    logs: ['intake'],
    lines: [
      'filter message = "delivery" and (ispresent(degraded) or outcome = "parked")',
      'stats count(*) as deliveries, min(@timestamp) as first, max(@timestamp) as last by source, degraded, faults.0.call, faults.0.name, faults.0.code',
      'sort deliveries desc',
    ],
  },
  {
    name: 'cold starts',
    logs: ['intake', 'drain', 'handler'],
    lines: [
      'filter coldStart = 1',
      'stats count(*) as starts, avg(initMilliseconds) as average, max(initMilliseconds) as longest by service, subscriber, bin(1h)',
    ],
  },
  {
    name: 'answers of the API that the intake did not give',
    logs: ['api'],
    lines: [
      // API Gateway writes a hyphen for what there is none of.
      'filter status >= 400 and intakeMilliseconds = "-"',
      'stats count(*) as requests by status, error, resource, sourceIp',
      'sort requests desc',
    ],
  },
  {
    name: 'canary',
    logs: ['canary'],
    lines: [
      'filter message = "canary" or level = "ERROR" or outcome = "failed"',
      'sort @timestamp desc',
      'display @timestamp, message, outcome, status, reason, answerMilliseconds, handledMilliseconds, fault.name, fault.code',
      'limit 100',
    ],
  },
];
