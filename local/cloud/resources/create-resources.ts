import type { Assembly } from '../template/assembly.ts';
import { pathBelowStack } from '../template/construct-path.ts';
import { createScope } from '../template/create-scope.ts';
import { creationOrder } from '../template/creation-order.ts';
import { checkProperties, isWithoutEffect, type PropertyTable } from '../template/property-table.ts';
import { resolve } from '../template/resolve.ts';
import type { ResourceNames, Scope } from '../template/scope.ts';
import type { TemplateResource } from '../template/template.ts';
import { describeProblem, UnsupportedError } from '../template/unsupported-error.ts';
import { resourceTypes } from './index.ts';
import type { LocalStack } from './local-stack.ts';
import type { ResourceType } from './resource-type.ts';
import { unsupportedIn } from './unsupported-in.ts';

/** Creates everything that the template describes, each resource after those it refers to. */
export async function createResources(
  { template }: Pick<Assembly, 'template'>,
  stack: LocalStack,
): Promise<void> {
  const problems = unsupportedIn(template);
  if (problems.length > 0) throw new UnsupportedError(problems);

  const created = new Map<string, ResourceNames>();
  const scope = createScope(template, { region: stack.region, stackName: stack.stackName, created });
  for (const logicalId of creationOrder(template.Resources)) {
    const resource = template.Resources[logicalId];
    const type = resourceTypes[resource?.Type ?? ''];
    if (resource === undefined || type === undefined) continue;
    if (resource.Condition !== undefined && !scope.condition(resource.Condition)) continue;
    created.set(logicalId, await createResource({ logicalId, resource, type, scope, stack }));
  }
}

interface Creation {
  readonly logicalId: string;
  readonly resource: TemplateResource;
  readonly type: ResourceType;
  readonly scope: Scope;
  readonly stack: LocalStack;
}

async function createResource(creation: Creation): Promise<ResourceNames> {
  const { logicalId, resource, type, stack } = creation;
  const properties =
    type.properties === 'all without effect' ? {} : resolveProperties(creation, type.properties);
  try {
    return await type.create(
      { logicalId, type: resource.Type, properties, path: pathBelowStack(logicalId, resource) },
      stack,
    );
  } catch (error) {
    throw problemAt({ logicalId, type: resource.Type }, error);
  }
}

function resolveProperties(
  { logicalId, resource, scope }: Creation,
  table: PropertyTable,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(resource.Properties ?? {})) {
    if (isWithoutEffect(table[property])) continue;
    try {
      const resolved = resolve(value, scope);
      if (resolved !== undefined) properties[property] = resolved;
    } catch (error) {
      throw problemAt({ logicalId, type: resource.Type, property }, error);
    }
  }
  const problems = checkProperties(properties, table).map(({ property, problem }) =>
    describeProblem({ logicalId, type: resource.Type, property }, problem),
  );
  if (problems.length > 0) throw new UnsupportedError(problems);
  return properties;
}

function problemAt(place: Parameters<typeof describeProblem>[0], error: unknown): UnsupportedError {
  const problem = error instanceof Error ? error.message : String(error);
  return new UnsupportedError([describeProblem(place, problem)]);
}
