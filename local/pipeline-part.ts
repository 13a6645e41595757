import { INTAKE_ENVIRONMENT } from '../lambda/intake/environment.ts';
import { CannotStartError } from './cloud/cannot-start-error.ts';
import { withReferences } from './cloud/resources/played-references.ts';
import { typesWithoutEffect } from './cloud/resources/without-effect.ts';
import { constructPath, movedTo, pathBelowStack } from './cloud/template/construct-path.ts';
import type { Template, TemplateResource } from './cloud/template/template.ts';

/** What of a stack is played. */
export interface PipelinePart {
  /** The pipeline alone: its resources, and what they refer to as if it stood in the pipeline's construct. */
  readonly template: Template;
  /** What else the stack has, such as `Uploads (AWS::S3::Bucket)`, without what has no effect here anyway. */
  readonly leftOut: readonly string[];
}

/** Where the intake's function is below the construct of its pipeline. */
const INTAKE_PATH = '/Intake/Intake/Function/Resource';

/** True for the environment of the function that the sources deliver to. */
export function isIntake(variables: object): boolean {
  return INTAKE_ENVIRONMENT.sources in variables && INTAKE_ENVIRONMENT.ledgerTable in variables;
}

/** True for a stack with a pipeline in it: an app may have others. */
export function hasPipeline(template: Template): boolean {
  return intakesOf(template).length > 0;
}

/** Takes the pipeline out of a stack, which may be anybody's. */
export function pipelinePart(template: Template): PipelinePart {
  const pipeline = pipelinePath(template);
  if (pipeline === undefined) return { template, leftOut: [] };
  const { Resources, Parameters = {}, Mappings = {}, Conditions = {} } = template;
  const entries = Object.entries(Resources);
  const own = entries.filter(([, resource]) => isBelow(pipeline, resource)).map(([logicalId]) => logicalId);
  const needed = withReferences(own, Resources);
  const played = entries
    .filter(([logicalId]) => needed.has(logicalId))
    .map(([logicalId, resource]) => [logicalId, atHome(pipeline, logicalId, resource)]);
  return {
    template: { Parameters, Mappings, Conditions, Resources: Object.fromEntries(played) },
    leftOut: entries
      .filter(([logicalId, { Type }]) => !needed.has(logicalId) && !(Type in typesWithoutEffect))
      .map(([logicalId, resource]) => `${pathBelowStack(logicalId, resource)} (${resource.Type})`),
  };
}

/** The construct path of the one pipeline. Undefined where the template has no paths: then all of it is the pipeline. */
function pipelinePath(template: Template): string | undefined {
  const paths = intakesOf(template).map(constructPath);
  if (paths.length > 1) {
    const names = paths.map((path) => path?.replace(INTAKE_PATH, '')).join(', ');
    throw new CannotStartError(
      'BAD_APP',
      `the stack has ${paths.length} pipelines: ${names}; allowed: one in the stage local; make the others in other stages only`,
    );
  }
  const [path] = paths;
  return path?.endsWith(INTAKE_PATH) ? path.slice(0, -INTAKE_PATH.length) : undefined;
}

function intakesOf({ Resources }: Template): TemplateResource[] {
  return Object.values(Resources).filter(({ Type, Properties }) => {
    const { Environment } = (Properties ?? {}) as { readonly Environment?: { readonly Variables?: object } };
    return Type === 'AWS::Lambda::Function' && isIntake(Environment?.Variables ?? {});
  });
}

function isBelow(pipeline: string, resource: TemplateResource): boolean {
  return constructPath(resource)?.startsWith(`${pipeline}/`) ?? false;
}

/** Parts are known by their paths, which are those of a pipeline directly in its stack. */
function atHome(pipeline: string, logicalId: string, resource: TemplateResource): TemplateResource {
  const parents = pipeline.split('/');
  const home = `${parents[0]}/${parents.at(-1)}`;
  const path = constructPath(resource) ?? `${parents[0]}/${logicalId}`;
  return movedTo(
    isBelow(pipeline, resource)
      ? `${home}${path.slice(pipeline.length)}`
      : `${home}/${path.split('/').slice(1).join('/')}`,
    resource,
  );
}

const NAMED = 3;

/** One line about what is not played. */
export function leftOutNote(leftOut: readonly string[]): string {
  const more = leftOut.length - NAMED;
  const named = leftOut.slice(0, NAMED).join(', ');
  return `left out what is not the pipeline's: ${named}${more > 0 ? ` and ${more} more` : ''}`;
}
