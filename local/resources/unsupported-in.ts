import { checkProperties } from '../template/property-table.ts';
import type { Template } from '../template/template.ts';
import { describeProblem } from '../template/unsupported-error.ts';
import { resourceTypes } from './index.ts';

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
  return [...sections, ...Object.entries(template.Resources).flatMap(unsupportedInResource)];
}

function unsupportedInResource([logicalId, resource]: [string, Template['Resources'][string]]): string[] {
  const { Type: type, Properties = {} } = resource;
  const known = resourceTypes[type];
  if (known === undefined) {
    return [
      describeProblem(
        { logicalId, type },
        'this resource type is not supported; see local/resources/index.ts',
      ),
    ];
  }
  if (known.properties === 'all without effect') return [];
  return checkProperties(Properties, known.properties).map(({ property, problem }) =>
    describeProblem({ logicalId, type, property }, problem),
  );
}
