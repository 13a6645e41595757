import { Duration, Lazy, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  CfnRestApi,
  EndpointType,
  IpAddressType,
  LambdaIntegration,
  LogGroupLogDestination,
  RestApi,
  type Stage,
} from 'aws-cdk-lib/aws-apigateway';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import { OTHER_SPELLINGS } from '../lambda/intake/source-resource.ts';
import { ACCEPTED_FINDINGS } from './intake-api/accepted-findings.ts';
import { ACCESS_LOG_FORMAT } from './intake-api/access-log-format.ts';
import { GATEWAY_ANSWERS } from './intake-api/gateway-answers.ts';
import { sourcePath } from './intake-api/source-path.ts';
import { evenThrottle, type Throttle } from './intake-api/throttle.ts';
import { throttledRequests } from './intake-api/throttled-requests.ts';
import { type DomainOptions, IntakeDomain } from './intake-domain.ts';
import type { NodeFunction } from './node-function.ts';
import type { Figures } from './observability/figures.ts';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';
import { raiseAlarm } from './observability/raise-alarm.ts';

/**
 * TLS 1.2 and 1.3 with forward secrecy, nothing older. Not 1.3 alone: neither provider says what its senders speak.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html
 */
const SECURITY_POLICY = 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09';

/** Whether a pipeline makes the role with which API Gateway writes logs, of which an account has one per region. */
export type CloudWatchRole = 'create' | 'exists';

/** What the API serves, and what serves it. */
export interface IntakeApiProps {
  /** What API Gateway calls the API, which its metrics carry. */
  readonly apiName: string;
  /** The name of the stage. */
  readonly stage: string;
  /** What answers the deliveries of every source. */
  readonly intake: NodeFunction;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** How much is let through of each method. @default half of what most regions allow an account, divided evenly */
  readonly throttle?: Throttle | undefined;
  /** The key with which the access log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
  /** Whether to make the account's role for the logs of API Gateway. */
  readonly cloudWatchRole: CloudWatchRole;
  /** A name of your own for the endpoints. @default that of execute-api */
  readonly domain?: DomainOptions | undefined;
}

/**
 * Where the providers deliver to: one POST method per source, and one for every other spelling of their paths. They have
 * no authorizer, because the signature over the body is the authentication and only the intake sees the body.
 *
 * Every body reaches the intake byte by byte (`binaryMediaTypes`), and senders may come over IPv4 and IPv6. It is a REST
 * API because an HTTP API cannot have a web ACL.
 *
 * Defines a regional REST API with one stage, its access log, gateway responses and an alarm, and a custom domain where it
 * is given one.
 */
export class IntakeApi extends Construct implements Observable {
  readonly api: RestApi;
  readonly alarms;

  /** The endpoints' own name. Undefined where they have that of execute-api. */
  readonly domain: IntakeDomain | undefined;
  readonly #intake: NodeFunction;
  readonly #accessLog: LogGroup;
  readonly #throttled: Metric;
  readonly #domainName: string | undefined;

  constructor(scope: Construct, id: string, props: IntakeApiProps) {
    super(scope, id);
    this.#intake = props.intake;
    this.#domainName = props.domain?.name;
    this.#accessLog = this.#makeAccessLog(props);
    this.api = this.#makeApi(props, this.#accessLog);
    this.#throttled = throttledRequests(this, { ...props, accessLog: this.#accessLog });
    this.domain = props.domain && new IntakeDomain(this, 'Domain', { ...props.domain, api: this.api });
    this.#deliver(OTHER_SPELLINGS);
    for (const [name, answer] of Object.entries(GATEWAY_ANSWERS)) this.api.addGatewayResponse(name, answer);
    this.#setSecurityPolicy();
    Validations.of(this.api).acknowledge(...ACCEPTED_FINDINGS);
    // The stack prints the whole URL of every source instead.
    this.api.node.tryRemoveChild('Endpoint');
    this.alarms = [
      raiseAlarm(this, 'ServerErrors', {
        kind: 'server-errors',
        description:
          "Deliveries are answered with 5xx, and the providers will give up trying. Look what the intake refused, and if that is nothing, in the API's access log what API Gateway did.",
        command: 'tail --outcome unavailable --since 30m --no-follow',
        metric: this.api.metricServerError({ period: Duration.minutes(15) }),
        atLeast: 5,
      }),
      raiseAlarm(this, 'Throttled', {
        kind: 'throttled',
        subject: 'api',
        description:
          "API Gateway answers deliveries with 429, because more come than throttle or the account's quota lets through. Compare the requests on the dashboard with throttle, and raise it, or the quota.",
        command: 'stats --since 3h',
        metric: this.#throttled.with({ period: Duration.minutes(5) }),
        atLeast: 1,
      }),
    ];
  }

  /** The stage that the web ACL protects. */
  get stage(): Stage {
    return this.api.deploymentStage;
  }

  /** Gives the source a path. */
  addSource(source: SourceName): void {
    this.#deliver(sourcePath(source));
  }

  /** The URL to give to the provider. */
  url(source: SourceName): string {
    return `${this.baseUrl}${sourcePath(source)}`;
  }

  /** What the URLs of all endpoints begin with, without a slash at its end. */
  get baseUrl(): string {
    const slash = '/';
    return this.#domainName === undefined
      ? this.api.urlForPath(slash).slice(0, -slash.length)
      : `https://${this.#domainName}`;
  }

  get logs() {
    return { api: [this.#accessLog] };
  }

  get figures(): Figures {
    return { costs: { requests: [this.api.metricCount({ label: 'requests' })] } };
  }

  get dashboardRows() {
    const { api } = this;
    return [
      {
        title: 'API',
        widgets: [
          graph('Requests', api.metricCount()),
          graph('Answered with an error', api.metricClientError(), api.metricServerError(), this.#throttled),
          graph(
            'Milliseconds to answer',
            api.metricLatency({ statistic: Stats.p(50) }),
            api.metricLatency({ statistic: Stats.p(99) }),
          ),
        ],
      },
    ];
  }

  #makeAccessLog({ logRetention, encryptionKey }: IntakeApiProps): LogGroup {
    return new LogGroup(this, 'AccessLog', {
      retention: logRetention,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #makeApi(
    { apiName, stage, cloudWatchRole, throttle, domain }: IntakeApiProps,
    accessLog: LogGroup,
  ): RestApi {
    const limits = () => throttle ?? evenThrottle(this.api.methods.length);
    return new RestApi(this, 'Api', {
      restApiName: apiName,
      description: 'Receives the webhooks of embedded-wallet providers',
      endpointConfiguration: { types: [EndpointType.REGIONAL], ipAddressType: IpAddressType.DUAL_STACK },
      binaryMediaTypes: ['*/*'],
      ...(domain === undefined || domain.keepExecuteApi === true ? {} : { disableExecuteApiEndpoint: true }),
      // Without this role, which the account has once per region, API Gateway refuses to make an access log.
      cloudWatchRole: cloudWatchRole === 'create',
      deployOptions: {
        stageName: stage,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: ACCESS_LOG_FORMAT,
        throttlingRateLimit: Lazy.number({ produce: () => limits().requestsPerSecond }),
        throttlingBurstLimit: Lazy.number({ produce: () => limits().burst }),
        dataTraceEnabled: false,
      },
    });
  }

  #deliver(path: string): void {
    const integration = new LambdaIntegration(this.#intake.resource, { allowTestInvoke: false });
    this.api.root.resourceForPath(path).addMethod('POST', integration);
  }

  #setSecurityPolicy(): void {
    const resource = this.api.node.defaultChild;
    if (!CfnRestApi.isCfnRestApi(resource)) {
      throw new TypeError('the API has no resource of type AWS::ApiGateway::RestApi');
    }
    resource.securityPolicy = SECURITY_POLICY;
    resource.endpointAccessMode = 'BASIC';
  }
}
