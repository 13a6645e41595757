import { pathBelowStack } from '../template/construct-path.ts';
import { checkProperties } from '../template/property-table.ts';
import type { Template } from '../template/template.ts';
import { describeProblem } from '../template/unsupported-error.ts';
import { resourceTypes } from './index.ts';
import { playedReferences } from './played-references.ts';

const KNOWN_SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  // CDK's check of the bootstrap version, which concerns the account only.
  'Rules',
];

/** Every section, resource type and property of the template that the local runtime does not know, one line each. */
export function unsupportedIn(template: Template): string[] {
  const sections = Object.keys(template)
    .filter((section) => !KNOWN_SECTIONS.includes(section))
    .map((section) => `the template's section ${section} is not supported`);
  const entries = Object.entries(template.Resources);
  return [
    ...sections,
    ...entries.flatMap(([logicalId]) => unsupportedInResource(logicalId, template.Resources)),
  ];
}

function unsupportedInResource(logicalId: string, resources: Template['Resources']): string[] {
  const { Type: type, Properties = {} } = resources[logicalId] ?? { Type: '' };
  const known = resourceTypes[type];
  if (known === undefined) {
    return [describeProblem({ logicalId, type }, unknownType(referrersOf(logicalId, resources)))];
  }
  if (known.properties === 'all without effect') return [];
  return checkProperties(Properties, known.properties).map(({ property, problem }) =>
    describeProblem({ logicalId, type, property }, problem),
  );
}

/** The construct paths of what cannot be played without a resource. */
function referrersOf(logicalId: string, resources: Template['Resources']): string[] {
  return Object.entries(resources)
    .filter(([, resource]) => playedReferences(resource).includes(logicalId))
    .map(([referrer, resource]) => pathBelowStack(referrer, resource));
}

function unknownType(referrers: readonly string[]): string {
  const use = referrers.length === 0 ? 'the pipeline has it' : `${referrers.join(' and ')} refers to it`;
  return `local mode does not play this resource type, and ${use}; do without it in the stage local`;
}
