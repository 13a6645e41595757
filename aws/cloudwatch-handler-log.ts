import { type CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { HandlerLog, HandlingLine } from '../core/archive/audit/handling/handling-ports.ts';
import type { Verdict } from '../core/handling/process-batch.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';

/** The lines that say what became of a message, and those of events that somebody took out of quarantine for good. */
const PATTERN = '{ ($.message = "message") || ($.message = "quarantine" && $.done = "dropped") }';

/** The log group of a handler, page by page: 10,000 lines or 1 MB of them. */
export class CloudWatchHandlerLog implements HandlerLog {
  readonly #client: CloudWatchLogsClient;
  readonly #logGroup: string;

  constructor(client: CloudWatchLogsClient, logGroup: string) {
    this.#client = client;
    this.#logGroup = logGroup;
  }

  async *since(from: Date): AsyncIterable<readonly HandlingLine[]> {
    let after: string | undefined;
    do {
      const command = new FilterLogEventsCommand({
        logGroupName: this.#logGroup,
        startTime: from.getTime(),
        filterPattern: PATTERN,
        ...(after === undefined ? {} : { nextToken: after }),
      });
      const { events = [], nextToken } = await inTime(CALL_BUDGETS.log, (options) =>
        this.#client.send(command, options),
      );
      yield events.flatMap(({ message = '' }) => handlingLine(message) ?? []);
      after = nextToken;
    } while (after !== undefined);
  }
}

/** What a line of a handler says. Undefined where it is about no event, such as a mark. */
export function handlingLine(text: string): HandlingLine | undefined {
  const { message, done, outcome, source, eventId } = parsed(text);
  if (message === 'quarantine') return done === 'dropped' ? 'dropped' : undefined;
  if (message !== 'message' || typeof source !== 'string' || typeof eventId !== 'string') return undefined;
  return { source, id: eventId, outcome: outcome as Verdict };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
