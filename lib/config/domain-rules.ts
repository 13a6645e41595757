import { Construct } from 'constructs';
import type { DomainOptions } from '../intake-domain.ts';
import { domainNameRules } from './domain-name-rules.ts';
import { type Located, optional, required } from './field-rule.ts';
import { isObject, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

const RULES: readonly Rule<Located<DomainOptions>>[] = [
  required(
    'certificate',
    Construct.isConstruct,
    'a certificate, such as Certificate.fromCertificateArn returns it',
  ),
  optional(
    'hostedZone',
    Construct.isConstruct,
    'a zone, such as HostedZone.fromHostedZoneAttributes returns it',
  ),
  ...domainNameRules<DomainOptions>(({ hostedZone }) =>
    Construct.isConstruct(hostedZone) ? hostedZone.zoneName : undefined,
  ),
];

/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof DomainOptions, true>> = {
  name: true,
  certificate: true,
  hostedZone: true,
  keepExecuteApi: true,
};

/** What is wrong with the domain of a pipeline. */
export function domainProblems(domain: DomainOptions | undefined): string[] {
  if (domain === undefined) return [];
  if (!isObject(domain)) return [notAllowed('domain', domain, 'an object of name and certificate')];
  return [
    ...violations(RULES, { path: 'domain', config: domain }),
    ...unknownFields('domain', domain, Object.keys(FIELDS)),
  ];
}
