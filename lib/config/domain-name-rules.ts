import { Token } from 'aws-cdk-lib';
import { type Located, optional, required } from './field-rule.ts';
import { isText, notAllowed, type Rule } from './rule.ts';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN_NAME = new RegExp(`^(?:${LABEL}\\.)+${LABEL}$`);

/** What a domain says, whether it names its certificate and zone or has them. */
interface NamedDomain {
  readonly name: string;
  readonly keepExecuteApi?: boolean;
}

/** The rules of a domain's name, given how to find the name of its zone. */
export function domainNameRules<Config extends NamedDomain>(
  zoneNameOf: (config: Config) => unknown,
): readonly Rule<Located<Config>>[] {
  return [
    required('name', isDomainName, 'a domain name in lower case, such as webhooks.example.com'),
    optional('keepExecuteApi', (keep) => typeof keep === 'boolean', 'true or false'),
    {
      condition: ({ config }) => isOutside(config.name, zoneNameOf(config)),
      message: ({ path, config }) =>
        notAllowed(`${path}.name`, config.name, `a name in the zone ${zoneNameOf(config)}, or no hostedZone`),
    },
  ];
}

/** True for a whole domain name, or one that only the deployment knows. */
export function isDomainName(name: unknown): boolean {
  return Token.isUnresolved(name) || isText(name, DOMAIN_NAME);
}

/** True where the zone cannot hold records of the name. */
function isOutside(name: unknown, zoneName: unknown): boolean {
  if (typeof name !== 'string' || typeof zoneName !== 'string') return false;
  if (Token.isUnresolved(name) || Token.isUnresolved(zoneName)) return false;
  const zone = zoneName.replace(/\.$/, '');
  return name !== zone && !name.endsWith(`.${zone}`);
}
