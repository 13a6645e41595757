import { Duration, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { WalletWebhooksProps } from '../wallet-webhooks-props.ts';
import { alarmProblems } from './alarm-rules.ts';
import { archiveProblems } from './archive-rules.ts';
import { COMMON_RULES } from './common-rules.ts';
import { domainProblems } from './domain-rules.ts';
import { type Located, optional, required } from './field-rule.ts';
import { operatorPolicyProblems } from './operator-policy-rules.ts';
import { ENCRYPTION_KEY, OUTPUT_SCOPE } from './resource-rules.ts';
import { GRACE_HOURS, INBOX_DAYS, LEDGER_DAYS, LOG_RETENTION_DAYS } from './retention-limits.ts';
import { isObject, isText, isWholeNumber, notAllowed, type Rule, unknownFields, violations } from './rule.ts';
import { serviceLevelProblems } from './service-level-rules.ts';
import { partShapes } from './shape-rules.ts';
import { cidrProblems } from './source-rules.ts';
import { STAGE_NAME, STAGE_NAME_ALLOWED } from './stage-rules.ts';
import { throttleProblems } from './throttle-rules.ts';
import { WARM_TABLES, warmThroughputProblems } from './warm-throughput-rules.ts';

const PIPELINE_NAME = /^[A-Za-z][\w-]{0,63}$/;

const RULES: readonly Rule<Located<WalletWebhooksProps>>[] = [
  required('stage', (name) => isLiteral(name, STAGE_NAME), STAGE_NAME_ALLOWED),
  optional(
    'pipelineName',
    (name) => isLiteral(name, PIPELINE_NAME),
    '1 to 64 letters, digits, hyphens and underscores, beginning with a letter',
  ),
  optional(
    'ledgerRetention',
    (time) => isWhole(time, Duration.days(1), LEDGER_DAYS),
    `a Duration of ${LEDGER_DAYS.minimum} to ${LEDGER_DAYS.maximum} whole days, ${LEDGER_DAYS.reason}`,
  ),
  optional(
    'inboxRetention',
    (time) => isWhole(time, Duration.days(1), INBOX_DAYS),
    `a Duration of ${INBOX_DAYS.minimum} to ${INBOX_DAYS.maximum} whole days, ${INBOX_DAYS.reason}`,
  ),
  optional(
    'rotationGrace',
    (time) => isWhole(time, Duration.hours(1), GRACE_HOURS),
    `a Duration of ${GRACE_HOURS.minimum} to ${GRACE_HOURS.maximum} whole hours`,
  ),
  optional(
    'logRetention',
    (days) => LOG_RETENTION_DAYS.some((allowed) => allowed === days),
    `one of RetentionDays, of ${LOG_RETENTION_DAYS.join(', ')} days`,
  ),
  ...COMMON_RULES,
  ENCRYPTION_KEY,
  OUTPUT_SCOPE,
  ...(['ledgerTable', 'parkedTable', 'inboxTable', 'quarantineTable'] as const).map((table) =>
    optional<WalletWebhooksProps>(
      table,
      Construct.isConstruct,
      'a table, such as Table.fromTableAttributes returns it',
    ),
  ),
];

/** Every property there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof WalletWebhooksProps, true>> = {
  stage: true,
  pipelineName: true,
  sources: true,
  handlers: true,
  consumers: true,
  domain: true,
  allowSubscribersFrom: true,
  extraAllowedCidrs: true,
  ledgerRetention: true,
  ledgerTable: true,
  parkedTable: true,
  inboxTable: true,
  quarantineTable: true,
  inboxRetention: true,
  rotationGrace: true,
  encryptionKey: true,
  logRetention: true,
  deletionProtection: true,
  reservedConcurrency: true,
  throttle: true,
  warmThroughput: true,
  alarms: true,
  cloudWatchRole: true,
  outputScope: true,
  archive: true,
  canary: true,
  serviceLevel: true,
  operatorPolicies: true,
};

/** What is wrong with the settings of a pipeline, without its sources, handlers and consumers. */
export function propsProblems(props: WalletWebhooksProps): string[] {
  if (!isObject(props)) return [notAllowed('props', props, 'an object with at least stage')];
  const {
    sources = {},
    handlers,
    consumers,
    extraAllowedCidrs,
    domain,
    throttle,
    warmThroughput,
    archive,
    operatorPolicies,
  } = props;
  return [
    ...violations(RULES, { path: '', config: props }),
    ...cidrProblems('extraAllowedCidrs', extraAllowedCidrs),
    ...domainProblems(domain),
    ...throttleProblems('throttle', throttle),
    ...warmThroughputProblems('warmThroughput', warmThroughput, {
      taken: WARM_TABLES.filter((table) => props[`${table}Table`] !== undefined),
    }),
    ...alarmProblems('alarms', props),
    ...archiveProblems('archive', archive),
    ...serviceLevelProblems('serviceLevel', props.serviceLevel),
    ...operatorPolicyProblems('operatorPolicies', operatorPolicies),
    ...partShapes({ sources, handlers, consumers }),
    ...unknownFields('', props, Object.keys(FIELDS)),
  ];
}

function isLiteral(value: unknown, form: RegExp): boolean {
  return !Token.isUnresolved(value) && isText(value, form);
}

/** True for a whole number of units within the limits. */
function isWhole(
  time: unknown,
  unit: Duration,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): boolean {
  if (!(time instanceof Duration) || time.isUnresolved()) return false;
  return isWholeNumber(time.toMilliseconds() / unit.toMilliseconds(), minimum, maximum);
}
