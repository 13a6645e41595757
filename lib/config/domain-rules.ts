import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DomainOptions } from '../intake-domain.ts';
import { type Located, optional, required } from './field-rule.ts';
import { isObject, isText, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN_NAME = new RegExp(`^(?:${LABEL}\\.)+${LABEL}$`);
/** What a domain may be called, for messages. */
export const DOMAIN_NAME_ALLOWED = 'a domain name in lower case, such as webhooks.example.com';

const RULES: readonly Rule<Located<DomainOptions>>[] = [
  required('name', isDomainName, DOMAIN_NAME_ALLOWED),
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
  optional('keepExecuteApi', (keep) => typeof keep === 'boolean', 'true or false'),
  {
    condition: ({ config: { name, hostedZone } }) =>
      Construct.isConstruct(hostedZone) && isOutside(name, hostedZone.zoneName),
    message: ({ path, config: { name, hostedZone } }) =>
      notAllowed(`${path}.name`, name, `a name in the zone ${hostedZone?.zoneName}, or no hostedZone`),
  },
];

/** What is wrong with the domain of a pipeline. */
export function domainProblems(domain: DomainOptions | undefined): string[] {
  if (domain === undefined) return [];
  if (!isObject(domain)) return [notAllowed('domain', domain, 'an object of name and certificate')];
  return [
    ...violations(RULES, { path: 'domain', config: domain }),
    ...unknownFields('domain', domain, ['name', 'certificate', 'hostedZone', 'keepExecuteApi']),
  ];
}

/** True for a whole domain name, or one that only the deployment knows. */
export function isDomainName(name: unknown): boolean {
  return Token.isUnresolved(name) || isText(name, DOMAIN_NAME);
}

/** True where the zone cannot hold records of the name. */
export function isOutside(name: unknown, zoneName: unknown): boolean {
  if (typeof name !== 'string' || typeof zoneName !== 'string') return false;
  if (Token.isUnresolved(name) || Token.isUnresolved(zoneName)) return false;
  const zone = zoneName.replace(/\.$/, '');
  return name !== zone && !name.endsWith(`.${zone}`);
}
