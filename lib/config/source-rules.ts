import { Token } from 'aws-cdk-lib';
import { isOfCanary } from '../../core/canary/canary-source.ts';
import { isSourceName } from '../../core/events/source-name.ts';
import { providerNames } from '../../core/providers/index.ts';
import type { SourceOptions } from '../source-plan.ts';
import { addressFamily, CIDR_ALLOWED } from './cidr.ts';
import { type Located, optional } from './field-rule.ts';
import {
  isObject,
  isText,
  isToken,
  isWholeNumber,
  notAllowed,
  type Rule,
  show,
  unknownFields,
  violations,
} from './rule.ts';

/** What a WAF rate rule takes. */
const RATE_LIMIT = { minimum: 10, maximum: 2_000_000_000 } as const;
/** What a WAF IP set takes. */
const MAX_CIDRS = 10_000;
/** More than a month is not looked back for a delivery. */
const EXPECTED_HOURS = { minimum: 1, maximum: 720 } as const;
const ENVIRONMENT = /^[\w.-]{1,64}$/;
/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof SourceOptions, true>> = {
  environment: true,
  allowedCidrs: true,
  rateLimitPerFiveMinutes: true,
  expectDeliveryEveryHours: true,
};

const RULES: readonly Rule<Located<SourceOptions>>[] = [
  optional(
    'environment',
    (environment) => Token.isUnresolved(environment) || isText(environment, ENVIRONMENT),
    '1 to 64 letters, digits, dots, hyphens and underscores',
  ),
  optional(
    'allowedCidrs',
    (cidrs) => cidrs === 'anywhere' || (Array.isArray(cidrs) && isWholeNumber(cidrs.length, 1, MAX_CIDRS)),
    `'anywhere', or a list of 1 to ${MAX_CIDRS} address ranges`,
  ),
  optional(
    'rateLimitPerFiveMinutes',
    (limit) => isWholeNumber(limit, RATE_LIMIT.minimum, RATE_LIMIT.maximum),
    `a whole number from ${RATE_LIMIT.minimum} to ${RATE_LIMIT.maximum}`,
  ),
  optional(
    'expectDeliveryEveryHours',
    (hours) => isWholeNumber(hours, EXPECTED_HOURS.minimum, EXPECTED_HOURS.maximum),
    `a whole number of hours from ${EXPECTED_HOURS.minimum} to ${EXPECTED_HOURS.maximum}`,
  ),
];

/** What is wrong with one source, which may have more fields than a pipeline knows. */
export function sourceProblems(
  name: string,
  config: SourceOptions,
  moreFields: readonly string[] = [],
): string[] {
  const path = `sources[${show(name)}]`;
  if (!isObject(config)) return [notAllowed(path, config, 'an object with its settings, {} for none')];
  return [
    ...nameProblems(name),
    ...violations(RULES, { path, config }),
    ...cidrProblems(`${path}.allowedCidrs`, config.allowedCidrs),
    ...unknownFields(path, config, [...Object.keys(FIELDS), ...moreFields]),
  ];
}

/** What is wrong with the ranges of a list, each by itself. */
export function cidrProblems(path: string, cidrs: unknown): string[] {
  if (!Array.isArray(cidrs)) return [];
  return cidrs.flatMap((cidr: unknown, index) =>
    typeof cidr === 'string' && addressFamily(cidr) !== undefined
      ? []
      : [
          `${path}[${index}]: ${show(cidr)} is not an address range; allowed: ${CIDR_ALLOWED}${isToken(cidr) ? '; give a literal' : ''}`,
        ],
  );
}

function nameProblems(name: string): string[] {
  if (isOfCanary({ source: name }))
    return [
      `sources: ${show(name)} is what the pipeline calls its own canary, whose events reach no subscriber; allowed: another name, such as privy/main`,
    ];
  if (isSourceName(name)) return [];
  return [
    `sources: ${show(name)} is not a source name; allowed: <provider>/<name>, the provider one of ` +
      `${providerNames.join(', ')}, the name 1 to 32 lower-case letters, digits and inner hyphens, such as privy/main`,
  ];
}
