import { HANDLER_ENVIRONMENT } from '../lambda/handler-kit/manifest.ts';
import { INTAKE_ENVIRONMENT } from '../lambda/intake/environment.ts';
import { type ApiDescription, pathOf } from './cloud/resources/api-description.ts';
import type { FunctionDescription, LocalStack } from './cloud/resources/local-stack.ts';
import { findArchive } from './find-archive.ts';
import { findSubscribers } from './find-subscribers.ts';
import { findHandlerTables } from './find-tables.ts';
import type { LocalPipeline } from './local-pipeline.ts';
import { isIntake } from './pipeline-part.ts';
import type { LocalSource } from './signing-secrets.ts';

/** What can be said of a pipeline once its stack is created. */
export type PipelineDescription = Pick<
  LocalPipeline,
  'sources' | 'ledgerTable' | 'parkedTable' | 'inboxTable' | 'topicArn' | 'subscribers' | 'archive' | 'tables'
>;

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

export function describePipeline(
  stack: LocalStack,
  sources: readonly LocalSource[],
  apiUrl: string,
): PipelineDescription {
  const intake = findIntake(stack.functions);
  const archive = findArchive(stack);
  const subscribers = findSubscribers(stack, archive);
  const handlers = Object.keys(subscribers).filter((name) => subscribers[name]?.kind === 'handler');
  return {
    sources: Object.fromEntries(
      sources.map(({ name, provider, secret }) => [
        name,
        { provider, url: apiUrl + deliveryPath(stack.api, name), secret },
      ]),
    ),
    ledgerTable: variable([intake], INTAKE_ENVIRONMENT.ledgerTable),
    parkedTable: variable([intake], INTAKE_ENVIRONMENT.parkedTable),
    topicArn: variable([intake], INTAKE_ENVIRONMENT.topicArn),
    inboxTable: variable(stack.functions, HANDLER_ENVIRONMENT.inboxTable),
    subscribers,
    archive,
    tables: findHandlerTables(stack.tables, handlers),
  };
}

/** The path of the API at which a source is delivered to. */
export function deliveryPath(api: ApiDescription, source: string): string {
  const paths = api.methods.map(({ resourceId }) => pathOf(api, resourceId));
  const path = paths.find((candidate) => candidate.endsWith(`/${source}`));
  if (path === undefined)
    throw new Error(`the API has no method for the source ${source}; it has ${paths.join(', ')}`);
  return path;
}

/** A variable's value in the first function that has it; empty where none does. */
function variable(functions: readonly FunctionDescription[], name: string): string {
  return functions.map(({ environment }) => environment[name]).find((value) => value !== undefined) ?? '';
}
