import type { InitializeMiddleware, MiddlewareStack } from '@smithy/types';
import { AbortableHandler } from '../abortable-handler.ts';

/** How an operator reaches a service of a stage. */
export interface Connection {
  /** @default that of the environment or the profile */
  readonly region?: string;
  /** @default that of AWS */
  readonly endpoint?: string;
  /** @default what the environment and the profile say */
  readonly credentials?: Credentials;
  /** Makes of an error what is thrown instead of it. */
  readonly translate: (error: unknown, call: Call) => unknown;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A call that failed. */
export interface Call {
  /** The SDK's name of the service, such as `SQS`. */
  readonly service: string;
  /** As the service's API has it, such as `ReceiveMessage`. */
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** An operator waits longer than a delivery could, and is often far away. */
const CONNECT_MILLISECONDS = 5_000;
const ATTEMPT_MILLISECONDS = 30_000;
const ATTEMPTS = 4;

/** What every client of an operator is made with. */
export function operatorSettings({ region, endpoint, credentials }: Connection) {
  return {
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: ATTEMPTS,
    requestHandler: patientHandler(ATTEMPT_MILLISECONDS),
  };
}

/** Gives an attempt so long. */
export function patientHandler(attemptMilliseconds: number): AbortableHandler {
  return new AbortableHandler({
    connectionTimeout: CONNECT_MILLISECONDS,
    requestTimeout: attemptMilliseconds,
    throwOnRequestTimeout: true,
  });
}

/** A client of the SDK, of any service. */
interface Translatable<Input extends object, Output extends object> {
  readonly middlewareStack: Pick<MiddlewareStack<Input, Output>, 'add'>;
}

/** The client, whose failed calls throw what the connection makes of them. */
export function translated<
  Input extends object,
  Output extends object,
  Client extends Translatable<Input, Output>,
>(client: Client & Translatable<Input, Output>, { translate }: Connection): Client {
  const middleware: InitializeMiddleware<Input, Output> =
    (next, { clientName = '', commandName = '' }) =>
    async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const call = {
          service: clientName.replace(/Client$/, ''),
          action: commandName.replace(/Command$/, ''),
          input: args.input as Call['input'],
        };
        throw translate(error, call);
      }
    };
  client.middlewareStack.add(middleware, { step: 'initialize', priority: 'high', name: 'translated' });
  return client;
}
