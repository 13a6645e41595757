import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EventPattern } from '../core/events/event-pattern.ts';
import { DESTINATION_ENVIRONMENT } from '../lambda/destination/environment.ts';
import type { HandlerManifest } from '../lambda/handler-kit/manifest.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import { Handler, type HandlerProps } from './handler.ts';
import { DestinationSecret } from './https-destination/destination-secret.ts';
import type { Observable } from './observability/observable.ts';
import { PipelineOutputs } from './pipeline-outputs.ts';

const MEMORY_MEGABYTES = 256;
const DEFAULT_TIMEOUT_SECONDS = 10;
/** As many as an event source mapping takes of a FIFO queue at once. */
const BATCH_SIZE = 10;
/** For the secret, the log and the answer of the function. */
const SPARE_SECONDS = 10;

/** What posts, as it is found from this module: in TypeScript here, in JavaScript where it was compiled. */
const ENTRY = new URL(`../lambda/destination/handle${import.meta.url.slice(-'.ts'.length)}`, import.meta.url);

/** What a service asks for that gets its events by https. */
export interface DestinationOptions {
  /** Where each event is posted: `https://`, without credentials and without a fragment. */
  readonly url: string;
  /** Event patterns: exact types, `privy.user.*`, `*.wallet.*`, `*`, or `uncatalogued:` and a type that the catalogue lacks. */
  readonly events: readonly EventPattern[];
  /**
   * The name of a secret in Secrets Manager to sign with: base64 of at least 24 bytes, with or without `whsec_` before it.
   * @default the stack makes one
   */
  readonly secretName?: string;
  /** How long a request may take, from 1 to 30. @default 10 */
  readonly timeoutSeconds?: number;
  /** How many seconds after its first failure an event is posted again, after its second and so on. @default as a handler's */
  readonly retrySeconds?: readonly number[];
  /** How many batches are worked on at once at most, where the service must be spared. @default as a handler's */
  readonly maxConcurrency?: number;
  /** Whether addresses that are not public may be connected to, such as those of a VPC. @default false */
  readonly allowPrivateAddresses?: boolean;
}

/** The same among consumers, most of which have a queue. */
export interface HttpsConsumerOptions extends DestinationOptions {
  /** Events are posted to the service. */
  readonly kind: 'https';
}

/** What an https destination is made of. */
export interface HttpsDestinationProps extends Omit<HandlerProps, 'manifest'> {
  /** What the dashboard and the alarms call it. */
  readonly name: string;
  /** What the service asks for. */
  readonly options: DestinationOptions;
  /** For how many hours the previous secret signs too, after a new one was put. */
  readonly rotationGraceHours: number;
  /** Where its output is made, under a name that begins with its own. */
  readonly outputScope: Construct;
}

/**
 * A subscriber that is another service, which gets each event posted to its URL, signed as Standard Webhooks says.
 *
 * Defines a handler that posts, and the secret that it signs with unless that exists already.
 */
export class HttpsDestination extends Construct implements Observable {
  readonly handler: Handler;
  /** The ARN of the secret that it signs with, or the name of one that exists already. */
  readonly secretId: string;

  constructor(scope: Construct, id: string, props: HttpsDestinationProps) {
    super(scope, id);
    const { name, options, rotationGraceHours, outputScope, ...handlerProps } = props;
    const secret =
      options.secretName === undefined
        ? new DestinationSecret(this, 'Secret', { ...handlerProps, destination: name })
        : undefined;
    this.secretId = secret?.secretArn ?? options.secretName ?? '';
    const environment = {
      [DESTINATION_ENVIRONMENT.url]: options.url,
      [DESTINATION_ENVIRONMENT.timeoutSeconds]: String(options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS),
      [DESTINATION_ENVIRONMENT.privateAddresses]: options.allowPrivateAddresses === true ? 'yes' : 'no',
      [DESTINATION_ENVIRONMENT.secretId]: this.secretId,
      [DESTINATION_ENVIRONMENT.rotationGraceHours]: String(rotationGraceHours),
    };
    const manifest = { ...manifestOf(name, options), environment };
    this.handler = new Handler(this, 'Destination', { ...handlerProps, manifest });
    if (secret !== undefined) this.#letSign(secret, props);
    new PipelineOutputs(outputScope).printDestination(name, this.secretId);
  }

  get subscriber() {
    return this.handler.subscriber;
  }

  get alarms() {
    return this.handler.alarms;
  }

  get logs() {
    return { handler: [this.handler.function.logGroup] };
  }

  get figures() {
    return this.handler.figures;
  }

  get dashboardRows() {
    return this.handler.dashboardRows;
  }

  #letSign({ secretArn }: DestinationSecret, { encryptionKey }: HttpsDestinationProps): void {
    const grantee = this.handler.function;
    Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: [secretArn] });
    grantKeyUse(this, { key: encryptionKey, grantee, service: 'secretsmanager' });
  }
}

/** The destination as a handler. Its time is enough for a batch of one user whose every event takes as long as it may. */
function manifestOf(name: string, options: DestinationOptions): HandlerManifest {
  const { events, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, secretName } = options;
  const { retrySeconds, maxConcurrency } = options;
  return {
    name,
    entry: ENTRY,
    description: `Posts events to the URL of ${name}`,
    events,
    timeoutSeconds: BATCH_SIZE * timeoutSeconds + SPARE_SECONDS,
    memoryMegabytes: MEMORY_MEGABYTES,
    batchSize: BATCH_SIZE,
    ...(retrySeconds === undefined ? {} : { retrySeconds }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(secretName === undefined ? {} : { secrets: { signing: secretName } }),
  };
}
