import { type LambdaAnswer, refusal } from '../functions/lambda-answer.ts';
import type { LambdaRequest } from '../functions/lambda-request.ts';
import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import type { SwitchableMapping } from './switchable-mapping.ts';

/** The mappings that there are. */
export interface MappingRegister {
  readonly region: string;
  readonly functions: readonly { readonly name: string; readonly arn: string }[];
  readonly mappings: () => readonly SwitchableMapping[];
}

const MAPPINGS = /^\/2015-03-31\/event-source-mappings(?:\/([^/]*))?$/;
/** All that an update may change here. */
const CHANGEABLE: readonly string[] = ['UUID', 'Enabled', 'FunctionName'];

/** Lists, shows and switches event source mappings as Lambda does. Undefined for another request. */
export function answerMappingRequest(
  request: LambdaRequest,
  register: MappingRegister,
): LambdaAnswer | undefined {
  const [path, id = ''] = MAPPINGS.exec(request.path) ?? [];
  if (path === undefined) return undefined;
  if (id === '') return request.method === 'GET' ? list(request, register) : undefined;
  const mapping = register.mappings().find(({ description }) => description.id === id);
  if (mapping === undefined)
    return refusal(404, 'ResourceNotFoundException', 'The resource you requested does not exist.');
  if (request.method === 'GET') return described(200, mapping, register);
  return request.method === 'PUT' ? update(request, mapping, register) : undefined;
}

function list({ query }: LambdaRequest, register: MappingRegister): LambdaAnswer {
  const [reference, queueArn] = [query.get('FunctionName'), query.get('EventSourceArn')];
  const named = register.functions.find(({ name, arn }) => name === reference || arn === reference);
  if (reference !== null && named === undefined)
    return refusal(404, 'ResourceNotFoundException', `Function not found: ${reference}`);
  const found = register
    .mappings()
    .filter(({ description }) => queueArn === null || description.queueArn === queueArn)
    .map((mapping) => describe(mapping, register))
    .filter(({ FunctionArn }) => named === undefined || FunctionArn === named.arn);
  return { status: 200, body: JSON.stringify({ EventSourceMappings: found }) };
}

function update(
  { body }: LambdaRequest,
  mapping: SwitchableMapping,
  register: MappingRegister,
): LambdaAnswer {
  const changes = (typeof body === 'object' ? body : null) ?? {};
  const other = Object.keys(changes).find((name) => !CHANGEABLE.includes(name));
  if (other !== undefined) {
    const problem = `${other} cannot be changed locally; change it in the template and start again`;
    return refusal(400, 'InvalidParameterValueException', problem);
  }
  // Lambda takes no change while the last one is under way.
  if (mapping.state === 'Disabling') {
    const problem = 'Cannot update the event source mapping configuration because it is in use.';
    return refusal(400, 'ResourceInUseException', problem);
  }
  const { Enabled } = changes as { readonly Enabled?: unknown };
  if (Enabled === true) mapping.switchOn();
  if (Enabled === false) mapping.switchOff();
  return described(202, mapping, register);
}

function described(status: number, mapping: SwitchableMapping, register: MappingRegister): LambdaAnswer {
  return { status, body: JSON.stringify(describe(mapping, register)) };
}

function describe(mapping: SwitchableMapping, { functions, region }: MappingRegister) {
  const { description, state, changedAt } = mapping;
  const { id, functionName, maximumConcurrency } = description;
  const named = functions.find(({ name, arn }) => name === functionName || arn === functionName);
  return {
    UUID: id,
    EventSourceMappingArn: `arn:aws:lambda:${region}:${LOCAL_ACCOUNT}:event-source-mapping:${id}`,
    EventSourceArn: description.queueArn,
    FunctionArn: named?.arn ?? functionName,
    BatchSize: description.batchSize,
    MaximumBatchingWindowInSeconds: description.windowSeconds ?? 0,
    FunctionResponseTypes: description.reportsBatchItemFailures ? ['ReportBatchItemFailures'] : [],
    ...(maximumConcurrency === undefined
      ? {}
      : { ScalingConfig: { MaximumConcurrency: maximumConcurrency } }),
    State: state,
    StateTransitionReason: 'USER_INITIATED',
    LastModified: changedAt.getTime() / 1_000,
  };
}
