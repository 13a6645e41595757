import { referencesIn } from './references.ts';
import type { Template, TemplateResource } from './template.ts';

/** The logical ids such that each resource comes after those it refers to or names in `DependsOn`. */
export function creationOrder(resources: Template['Resources']): string[] {
  const order: string[] = [];
  const state = new Map<string, 'visiting' | 'done'>();

  function visit(logicalId: string, path: readonly string[]): void {
    const resource = resources[logicalId];
    if (resource === undefined || state.get(logicalId) === 'done') return;
    if (state.get(logicalId) === 'visiting') {
      const cycle = [...path.slice(path.indexOf(logicalId)), logicalId].join(' -> ');
      throw new Error(`the template's resources depend on each other in a circle: ${cycle}`);
    }
    state.set(logicalId, 'visiting');
    for (const dependency of dependenciesOf(resource)) visit(dependency, [...path, logicalId]);
    state.set(logicalId, 'done');
    order.push(logicalId);
  }

  for (const logicalId of Object.keys(resources)) visit(logicalId, []);
  return order;
}

function dependenciesOf(resource: TemplateResource): string[] {
  return [resource.DependsOn ?? [], referencesIn(resource.Properties)].flat();
}
