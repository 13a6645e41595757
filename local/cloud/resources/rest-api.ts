import type { GatewayResponseProperties } from '../gateway/gateway-options.ts';
import { applied, each, oneOf, withoutEffect } from '../template/property-table.ts';
import type { ResourceType } from './resource-type.ts';

const NOT_SHOWN = withoutEffect('nothing shows it locally');
const NO_TLS = withoutEffect('the local gateway speaks plain HTTP');
const ONE_API = withoutEffect('the local runtime serves the one API of the template');

/** `AWS::ApiGateway::RestApi`. */
export const restApi: ResourceType = {
  properties: {
    BinaryMediaTypes: oneOf('*/*'),
    Name: NOT_SHOWN,
    Description: NOT_SHOWN,
    Tags: NOT_SHOWN,
    EndpointConfiguration: withoutEffect('the local gateway listens on the loopback address only'),
    DisableExecuteApiEndpoint: withoutEffect('the local gateway has one address'),
    Policy: withoutEffect('permissions are not checked locally'),
    SecurityPolicy: NO_TLS,
    EndpointAccessMode: NO_TLS,
  },
  create({ logicalId, properties }, { api }) {
    if (api.restApiId !== undefined)
      throw new Error(`only one REST API is supported; ${api.restApiId} is there already`);
    if (properties['BinaryMediaTypes'] === undefined) {
      throw new Error('BinaryMediaTypes must be */*: the local gateway passes every body on as base64');
    }
    api.restApiId = logicalId;
    return { ref: logicalId, attributes: { RestApiId: logicalId, RootResourceId: `${logicalId}-root` } };
  },
};

const GREEDY_VARIABLE = /^\{\w+\+\}$/;

/** `AWS::ApiGateway::Resource`. */
export const apiResource: ResourceType = {
  properties: { ParentId: applied, PathPart: applied, RestApiId: ONE_API },
  create({ logicalId, properties }, { api }) {
    const { ParentId, PathPart } = properties as { ParentId: string; PathPart: string };
    if (PathPart.includes('{') && !GREEDY_VARIABLE.test(PathPart)) {
      throw new Error(
        `PathPart ${PathPart} is not supported; of path variables only greedy ones are: {name+}`,
      );
    }
    api.resources.set(logicalId, { parentId: ParentId, pathPart: PathPart });
    return { ref: logicalId, attributes: { ResourceId: logicalId } };
  },
};

interface MethodProperties {
  readonly ResourceId: string;
  readonly HttpMethod: string;
  readonly Integration: { readonly Uri: string; readonly TimeoutInMillis?: number };
}

const FUNCTION_IN_URI = /\/functions\/(.+)\/invocations$/;

/** `AWS::ApiGateway::Method` with a Lambda proxy integration. */
export const apiMethod: ResourceType = {
  properties: {
    ResourceId: applied,
    HttpMethod: applied,
    RestApiId: ONE_API,
    AuthorizationType: oneOf('NONE'),
    ApiKeyRequired: oneOf(false),
    Integration: each({
      Type: oneOf('AWS_PROXY'),
      IntegrationHttpMethod: oneOf('POST'),
      Uri: applied,
      TimeoutInMillis: applied,
    }),
    MethodResponses: withoutEffect('a proxy integration passes the answer of the function on as it is'),
    OperationName: NOT_SHOWN,
  },
  create({ logicalId, properties }, { api }) {
    const { ResourceId, HttpMethod, Integration } = properties as unknown as MethodProperties;
    const functionArn = FUNCTION_IN_URI.exec(Integration.Uri)?.[1];
    if (functionArn === undefined)
      throw new Error(`Integration.Uri ${Integration.Uri} does not invoke a Lambda function`);
    const { TimeoutInMillis } = Integration;
    api.methods.push({
      resourceId: ResourceId,
      httpMethod: HttpMethod,
      functionArn,
      ...(TimeoutInMillis === undefined ? {} : { timeoutMilliseconds: TimeoutInMillis }),
    });
    return { ref: logicalId, attributes: {} };
  },
};

/** `AWS::ApiGateway::Deployment`. */
export const apiDeployment: ResourceType = {
  properties: { RestApiId: ONE_API, Description: NOT_SHOWN },
  create({ logicalId }) {
    return { ref: logicalId, attributes: { DeploymentId: logicalId } };
  },
};

const NOT_LOGGED = withoutEffect('there is no CloudWatch to write to');

interface MethodSettings {
  readonly ThrottlingRateLimit?: number;
  readonly ThrottlingBurstLimit?: number;
}

/** What holds for each method. The table lets no setting pass that holds for some only. */
function methodSettings(properties: Readonly<Record<string, unknown>>): MethodSettings {
  const { MethodSettings: settings = [] } = properties as { MethodSettings?: readonly MethodSettings[] };
  return settings[0] ?? {};
}

/** `AWS::ApiGateway::Stage`. */
export const apiStage: ResourceType = {
  properties: {
    StageName: applied,
    RestApiId: ONE_API,
    DeploymentId: ONE_API,
    Description: NOT_SHOWN,
    Tags: NOT_SHOWN,
    MethodSettings: each({
      ResourcePath: oneOf('/*'),
      HttpMethod: oneOf('*'),
      ThrottlingRateLimit: applied,
      ThrottlingBurstLimit: applied,
      DataTraceEnabled: NOT_LOGGED,
      LoggingLevel: NOT_LOGGED,
      MetricsEnabled: NOT_LOGGED,
    }),
    AccessLogSetting: withoutEffect('the local gateway keeps its own log of requests'),
    TracingEnabled: withoutEffect('nothing collects traces locally'),
  },
  create({ properties }, { api }) {
    const stageName = String(properties['StageName']);
    if (api.stageName !== undefined)
      throw new Error(`only one stage is supported; ${api.stageName} is there already`);
    api.stageName = stageName;
    const { ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst } =
      methodSettings(properties);
    if (requestsPerSecond !== undefined && burst !== undefined) api.throttle = { requestsPerSecond, burst };
    return { ref: stageName, attributes: {} };
  },
};

/** `AWS::ApiGateway::GatewayResponse`. */
export const gatewayResponse: ResourceType = {
  properties: {
    RestApiId: ONE_API,
    ResponseType: applied,
    StatusCode: applied,
    ResponseParameters: applied,
    ResponseTemplates: applied,
  },
  create({ logicalId, properties }, { api }) {
    api.gatewayResponses.push(properties as unknown as GatewayResponseProperties);
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
};
