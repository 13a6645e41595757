import { DOMAIN_NAME_ALLOWED, isDomainName, isOutside } from './domain-rules.ts';
import { type Located, optional, required } from './field-rule.ts';
import type { DomainConfig } from './pipeline-config.ts';
import { isObject, isText, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

const CERTIFICATE_ARN = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/;

const RULES: readonly Rule<Located<DomainConfig>>[] = [
  required('name', isDomainName, DOMAIN_NAME_ALLOWED),
  required(
    'certificateArn',
    (arn) => isText(arn, CERTIFICATE_ARN),
    'the ARN of a certificate in AWS Certificate Manager',
  ),
  optional('hostedZone', isZone, 'an object of the id and the name of a zone'),
  optional('keepExecuteApi', (keep) => typeof keep === 'boolean', 'true or false'),
  {
    condition: ({ config: { name, hostedZone } }) => isZone(hostedZone) && isOutside(name, hostedZone.name),
    message: ({ path, config: { name, hostedZone } }) =>
      notAllowed(`${path}.name`, name, `a name in the zone ${hostedZone?.name}, or no hostedZone`),
  },
];

/** What is wrong with the domain of a stage. */
export function domainConfigProblems(path: string, domain: DomainConfig | undefined): string[] {
  if (domain === undefined) return [];
  if (!isObject(domain)) return [notAllowed(path, domain, 'an object of name and certificateArn')];
  return [
    ...violations(RULES, { path, config: domain }),
    ...unknownFields(path, domain, ['name', 'certificateArn', 'hostedZone', 'keepExecuteApi']),
  ];
}

function isZone(zone: unknown): zone is NonNullable<DomainConfig['hostedZone']> {
  return isObject(zone) && isText(zone['id'], /^Z[A-Z0-9]{1,31}$/) && isDomainName(zone['name']);
}
