import {
  type Drift,
  type Envelope,
  type Notice,
  namesOf,
  providerOf,
  unwrapPrivyEvent,
} from 'wallet-webhooks/handler';
import type { AlertText } from './alert-text.ts';
import { certainty } from './certainty.ts';
import { DYNAMIC_ALERTS } from './dynamic-alerts.ts';
import { PRIVY_ALERTS } from './privy-alerts.ts';
import { publicValue, valueAt } from './public-value.ts';
import { type AlertType, isAlertType, RATINGS, type Severity } from './ratings.ts';

const TEXTS: Readonly<Record<AlertType, AlertText>> = { ...PRIVY_ALERTS, ...DYNAMIC_ALERTS };

/** What an alert is made of besides its event. */
export interface AlertOptions {
  readonly drift: readonly Drift[];
  /** Where the handler logs. */
  readonly logGroup: string;
  /** Instead of the table's. */
  readonly severities: Readonly<Partial<Record<string, Severity>>>;
}

/** What people are told of an event: undefined where it is of no such type. Shows nothing secret and no personal data. */
export function alertOf(event: Envelope, options: AlertOptions): Notice | undefined {
  const [type = event.type] = namesOf(event.type);
  if (!isAlertType(type)) return undefined;
  const text = TEXTS[type];
  const payload = payloadOf(event);
  const { only } = text;
  if (only !== undefined && !only.values.some((value) => value === valueAt(payload, only.path)))
    return undefined;
  const severity = options.severities[type] ?? RATINGS[type].severity;
  const { source, environment } = event;
  return {
    subject: `${severity.toUpperCase()}: ${text.title} (${source}, ${environment})`,
    text: [
      `${severity.toUpperCase()}: ${text.title}`,
      '',
      `What: ${text.what}`,
      ...factLines(event, text, payload),
      ...certainty(event, options.drift, text.doubt),
      '',
      `First: ${text.first}`,
      '',
      ...whereLines(event, options.logGroup),
    ].join('\n'),
    attributes: { severity, type, source, provider: providerOf(source), environment },
  };
}

/** The fields of the event. Privy's oldest form keeps them a level deeper. */
function payloadOf({ source, data }: Envelope): unknown {
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  if (!isObject || providerOf(source) !== 'privy') return data;
  return unwrapPrivyEvent(data as Readonly<Record<string, unknown>>).fields;
}

function factLines({ subject, source }: Envelope, { details }: AlertText, payload: unknown): string[] {
  const user = publicValue(subject, 'id');
  const actor = providerOf(source) === 'dynamic' ? publicValue(valueAt(payload, 'userId'), 'id') : undefined;
  return [
    user === undefined ? 'Who: the event names no user' : `Who: user ${user}`,
    ...(actor === undefined || actor === user ? [] : [`Triggered by: user ${actor}`]),
    ...details.flatMap(({ label, paths, kind }) => {
      const shown = paths
        .map((path) => publicValue(valueAt(payload, path), kind))
        .find((value) => value !== undefined);
      return shown === undefined ? [] : [`${label}: ${shown}`];
    }),
  ];
}

/** The intake's line of the delivery has the same id, but not in this log group. */
function whereLines({ id, type, source, environment }: Envelope, logGroup: string): string[] {
  return [
    `Event: ${id} (${type})`,
    `Source: ${source}, environment ${environment}`,
    `Log: CloudWatch Logs Insights, log group ${logGroup}, and that of the intake:`,
    `  fields @timestamp, @message | filter eventId = ${JSON.stringify(id)} | sort @timestamp`,
  ];
}
