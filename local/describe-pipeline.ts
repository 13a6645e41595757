import { isOfCanary } from '../core/canary/canary-source.ts';
import type { StageDescription } from '../core/stage/stage-description.ts';
import { HANDLER_ENVIRONMENT } from '../lambda/handler-kit/manifest.ts';
import { INTAKE_ENVIRONMENT } from '../lambda/intake/environment.ts';
import { PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import { packageVersion } from '../lib/package-version.ts';
import type { ApiDescription } from './cloud/resources/api-description.ts';
import type { FunctionDescription, LocalStack } from './cloud/resources/local-stack.ts';
import { deliveryPath } from './delivery-path.ts';
import { describedFunctions } from './described-functions.ts';
import { findArchive } from './find-archive.ts';
import { findCanary } from './find-canary.ts';
import { findSubscribers } from './find-subscribers.ts';
import { findHandlerTables } from './find-tables.ts';
import type { ObservableSource } from './observable-pipeline.ts';
import { isIntake } from './pipeline-part.ts';
import type { LocalSource } from './signing-secrets.ts';

/** What the stage on this machine is called. */
const STAGE = 'local';
/** The log that has a line for whatever an operator changed. */
const OPERATIONS_LOG_GROUP = 'operations';

/** What `pipeline.json` says of the stage, with the sources' secrets. */
export interface PipelineDescription extends StageDescription {
  readonly sources: Readonly<Record<string, ObservableSource>>;
}

/** The function that the sources deliver to. */
export function findIntake(functions: readonly FunctionDescription[]): FunctionDescription {
  const intake = functions.find(({ environment }) => isIntake(environment));
  if (intake === undefined) {
    throw new Error(
      `the template has no intake: no function has the environment variables ${INTAKE_ENVIRONMENT.sources} and ${INTAKE_ENVIRONMENT.ledgerTable}`,
    );
  }
  return intake;
}

/** Describes the pipeline of a created stack as a deployed one describes itself. */
export function describePipeline(
  stack: LocalStack,
  sources: readonly LocalSource[],
  apiUrl: string,
): PipelineDescription {
  const intake = findIntake(stack.functions);
  const archive = findArchive(stack);
  const subscribers = findSubscribers(stack, archive);
  const handlers = Object.keys(subscribers).filter((name) => subscribers[name]?.kind === 'handler');
  const describe = describedFunctions(stack.functions);
  return {
    // As the metrics carry it.
    pipelineName: variable([intake], PIPELINE_VARIABLE),
    stage: STAGE,
    version: packageVersion(),
    stackName: stack.stackName,
    region: stack.region,
    api: apiUrl,
    sources: describeSources(stack.api, sources, apiUrl),
    rotationGraceHours: Number(variable([intake], INTAKE_ENVIRONMENT.rotationGraceHours)),
    ledgerTable: variable([intake], INTAKE_ENVIRONMENT.ledgerTable),
    parkedTable: variable([intake], INTAKE_ENVIRONMENT.parkedTable),
    inboxTable: variable(stack.functions, HANDLER_ENVIRONMENT.inboxTable),
    quarantineTable: variable(stack.functions, HANDLER_ENVIRONMENT.quarantineTable),
    topicArn: variable([intake], INTAKE_ENVIRONMENT.topicArn),
    intake: describe(intake.name),
    drain: describe(variable([intake], INTAKE_ENVIRONMENT.drainFunction)),
    subscribers,
    archive,
    canary: findCanary(stack.functions),
    tables: findHandlerTables(stack.tables, handlers),
    alarmTopicArn: undefined,
    operationsLogGroup: OPERATIONS_LOG_GROUP,
  };
}

function describeSources(
  api: ApiDescription,
  sources: readonly LocalSource[],
  apiUrl: string,
): PipelineDescription['sources'] {
  const ofProviders = sources.filter(({ name }) => !isOfCanary({ source: name }));
  return Object.fromEntries(
    ofProviders.map(({ name, ...facts }) => [name, { ...facts, url: apiUrl + deliveryPath(api, name) }]),
  );
}

/** A variable's value in the first function that has it; empty where none does. */
function variable(functions: readonly FunctionDescription[], name: string): string {
  return functions.map(({ environment }) => environment[name]).find((value) => value !== undefined) ?? '';
}
