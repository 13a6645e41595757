import { domainNameRules, isDomainName } from './domain-name-rules.ts';
import { type Located, optional, required } from './field-rule.ts';
import type { DomainConfig } from './pipeline-config.ts';
import { isObject, isText, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

const CERTIFICATE_ARN = /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/;

const RULES: readonly Rule<Located<DomainConfig>>[] = [
  required(
    'certificateArn',
    (arn) => isText(arn, CERTIFICATE_ARN),
    'the ARN of a certificate in AWS Certificate Manager',
  ),
  optional('hostedZone', isZone, 'an object of the id and the name of a zone'),
  ...domainNameRules<DomainConfig>(({ hostedZone }) => (isZone(hostedZone) ? hostedZone.name : undefined)),
];

/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof DomainConfig, true>> = {
  name: true,
  certificateArn: true,
  hostedZone: true,
  keepExecuteApi: true,
};

/** What is wrong with the domain of a stage. */
export function domainConfigProblems(path: string, domain: DomainConfig | undefined): string[] {
  if (domain === undefined) return [];
  if (!isObject(domain)) return [notAllowed(path, domain, 'an object of name and certificateArn')];
  return [
    ...violations(RULES, { path, config: domain }),
    ...unknownFields(path, domain, Object.keys(FIELDS)),
  ];
}

function isZone(zone: unknown): zone is NonNullable<DomainConfig['hostedZone']> {
  return isObject(zone) && isText(zone['id'], /^Z[A-Z0-9]{1,31}$/) && isDomainName(zone['name']);
}
