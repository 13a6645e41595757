import { isWithoutEffect } from '../template/property-table.ts';
import { referencesIn } from '../template/references.ts';
import type { Template, TemplateResource } from '../template/template.ts';
import { resourceTypes } from './index.ts';

/** The logical ids that a resource cannot be played without: those in properties that have an effect here. */
export function playedReferences({ Type, Properties = {} }: TemplateResource): string[] {
  const table = resourceTypes[Type]?.properties ?? 'all without effect';
  if (table === 'all without effect') return [];
  return Object.entries(Properties)
    .filter(([property]) => !isWithoutEffect(table[property]))
    .flatMap(([, value]) => referencesIn(value));
}

/** The given resources and all that they refer to, directly or through others. */
export function withReferences(
  logicalIds: readonly string[],
  resources: Template['Resources'],
): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (logicalId: string): void => {
    const resource = resources[logicalId];
    if (resource === undefined || needed.has(logicalId)) return;
    needed.add(logicalId);
    playedReferences(resource).forEach(visit);
  };
  logicalIds.forEach(visit);
  return needed;
}
