import { connectHandler } from '../../aws/connect-handler.ts';
import { HeldMessages } from '../../aws/held-messages.ts';
import { cachedSecrets } from '../../core/handling/cached-secrets.ts';
import { declaredTopics } from '../../core/handling/declared-topics.ts';
import type { Handle, HandlingOutcome } from '../../core/handling/handler.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import { LookWatch } from '../../core/quarantine/look-watch.ts';
import { endWithoutMessage } from '../end-without-message.ts';
import { declaredStore } from './declared-store.ts';
import { createFunctionHandler, type FunctionHandler } from './function-handler.ts';
import { handlerEnvironment } from './handler-environment.ts';
import { handlerTelemetry } from './handler-report.ts';
import type { HostedManifest } from './hosted-manifest.ts';
import { NO_INBOX } from './no-inbox.ts';

/** Any `handle`, whatever its manifest gives it: that one goes with the other was checked where it was written. */
export type AnyHandle = (event: never, context: never) => Promise<HandlingOutcome>;

export interface HostedHandler {
  readonly manifest: HostedManifest;
  readonly handle: AnyHandle;
}

/** Makes a Lambda handler out of a handler's manifest and its `handle`. Called once, at the top of the bundle. */
export function hostHandler({ manifest, handle }: HostedHandler): FunctionHandler {
  const settings = handlerEnvironment(manifest);
  const { tables, secrets, topics, environment } = settings;
  const { fetchSecret, publishNotice, quarantineOf, ...connected } = connectHandler();
  const store = declaredStore(connected, { tables: manifest.tables, names: tables });
  const now = () => new Date();
  const telemetry = handlerTelemetry(manifest.name);
  endWithoutMessage(telemetry);
  const entries = { transactions: store.transactions, handler: manifest.name, now };
  const held = new HeldMessages(settings.queueUrl);
  const quarantine = quarantineOf({ table: settings.quarantineTable, handler: manifest.name });
  return createFunctionHandler<string, never>({
    handle: handle as Handle<string, never>,
    inbox: settings.inbox === undefined ? NO_INBOX : createInbox({ ...entries, ...settings.inbox }),
    tables,
    store,
    secret: cachedSecrets({ ids: secrets, fetch: fetchSecret, now }),
    notify: declaredTopics(topics, publishNotice),
    environment,
    logGroup: process.env['AWS_LAMBDA_LOG_GROUP_NAME'] ?? 'unknown',
    telemetry,
    permanentErrors: manifest.permanentErrors,
    retry: {
      schedule: settings.retrySeconds,
      random: Math.random,
      hide: (messages, milliseconds) => held.hide(messages, milliseconds),
      remove: (receiptHandles, milliseconds) => held.remove(receiptHandles, milliseconds),
    },
    quarantine: { quarantine, watch: new LookWatch({ look: () => quarantine.look(), now }) },
    now,
  });
}
