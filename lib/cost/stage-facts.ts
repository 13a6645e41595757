import { CANARY_SOURCE } from '../../core/canary/canary-source.ts';
import type { HandlerFacts, StageFacts } from '../../core/cost/stage-facts.ts';
import { HANDLER_ENVIRONMENT } from '../../lambda/handler-kit/manifest.ts';
import { INTAKE_ENVIRONMENT } from '../../lambda/intake/environment.ts';
import { scheduleFacts } from './schedule-facts.ts';
import { type CostedTemplate, isOfCanary, type ResourceProperties, Resources } from './template-resources.ts';

/** Where a mapping says nothing. */
const STANDARD_BATCH = 10;

/** Reads off a template what of it costs something. */
export function stageFacts(template: CostedTemplate): StageFacts {
  const resources = new Resources(template);
  const intake = resources.ofType('AWS::Lambda::Function').find(({ variables }) => isIntake(variables));
  if (intake === undefined) throw new Error('the template has no intake: nothing of it can be priced');
  const mappings = resources.ofType('AWS::Lambda::EventSourceMapping');
  const isFifo = ({ properties }: ResourceProperties) =>
    resources.referred(properties['EventSourceArn'])?.properties['FifoQueue'] === true;
  const archive = mappings.find((mapping) => !isFifo(mapping));
  const handlers = mappings.filter((mapping) => isFifo(mapping) && !isOfCanary(mapping));
  const webAcls = resources.ofType('AWS::WAFv2::WebACL');
  return {
    alarmMetrics: resources
      .ofType('AWS::CloudWatch::Alarm')
      .reduce((sum, alarm) => sum + metricsOf(alarm), 0),
    dashboards: resources.ofType('AWS::CloudWatch::Dashboard').length,
    secrets: resources.ofType('AWS::SecretsManager::Secret').length,
    keys: resources.ofType('AWS::KMS::Key').length,
    webAcls: webAcls.length,
    webAclRules: webAcls.reduce((sum, { properties }) => sum + listIn(properties['Rules']).length, 0),
    sources: sourcesIn(intake.variables[INTAKE_ENVIRONMENT.sources]),
    intakeMegabytes: megabytesOf(intake),
    handlers: handlers.map((mapping): HandlerFacts => {
      const handler = resources.referred(mapping.properties['FunctionName']);
      return {
        megabytes: handler === undefined ? 0 : megabytesOf(handler),
        batchSize: Number(mapping.properties['BatchSize'] ?? STANDARD_BATCH),
        writes: HANDLER_ENVIRONMENT.inboxTable in (handler?.variables ?? {}),
      };
    }),
    subscriptions: resources.ofType('AWS::SNS::Subscription').filter((it) => isOfQueue(it) && !isOfCanary(it))
      .length,
    polledQueues: {
      fifo: mappings.filter(isFifo).length,
      standard: mappings.filter((mapping) => !isFifo(mapping)).length,
    },
    schedules: scheduleFacts(resources),
    ledger: {
      retentionDays: Number(intake.variables[INTAKE_ENVIRONMENT.ledgerRetentionDays]),
      recoverable: isRecoverable(resources.referred(intake.variables[INTAKE_ENVIRONMENT.ledgerTable])),
    },
    log: logFacts(resources, intake),
    ...(archive === undefined ? {} : { archiveMegabytes: megabytesOf(writerOf(archive, resources)) }),
    canary: resources.ofType('AWS::Lambda::Function').some(isOfCanary),
  };
}

function isIntake(variables: Readonly<Record<string, unknown>>): boolean {
  return INTAKE_ENVIRONMENT.sources in variables && INTAKE_ENVIRONMENT.ledgerTable in variables;
}

function writerOf({ properties }: ResourceProperties, resources: Resources): ResourceProperties {
  const writer = resources.referred(properties['FunctionName']);
  if (writer === undefined) throw new Error('a mapping of the template has no function');
  return writer;
}

function metricsOf({ properties }: ResourceProperties): number {
  const queries = listIn(properties['Metrics']) as readonly { readonly MetricStat?: unknown }[];
  return Math.max(1, queries.filter(({ MetricStat }) => MetricStat !== undefined).length);
}

function isOfQueue({ properties }: ResourceProperties): boolean {
  return properties['Protocol'] === 'sqs';
}

/** The variable is JSON, with references to secrets in it. */
function sourcesIn(variable: unknown): number {
  const names = JSON.stringify(variable ?? '').match(/[a-z]+\/[a-z0-9-]+(?=\\+":\{)/g) ?? [];
  return names.filter((name) => name !== CANARY_SOURCE).length;
}

function megabytesOf({ properties }: ResourceProperties): number {
  return Number(properties['MemorySize']);
}

function isRecoverable(table: ResourceProperties | undefined): boolean {
  const { PointInTimeRecoveryEnabled = false } = (table?.properties['PointInTimeRecoverySpecification'] ??
    {}) as {
    readonly PointInTimeRecoveryEnabled?: boolean;
  };
  return PointInTimeRecoveryEnabled;
}

/** The log of the intake and the access log are kept as long as each other. */
function logFacts(resources: Resources, intake: ResourceProperties): StageFacts['log'] {
  const { LogGroup } = (intake.properties['LoggingConfig'] ?? {}) as { readonly LogGroup?: unknown };
  const access = resources.ofType('AWS::Logs::LogGroup').find(({ id }) => id.includes('AccessLog'));
  return {
    retentionDays: Number(resources.referred(LogGroup)?.properties['RetentionInDays']),
    accessIsRare: access?.properties['LogGroupClass'] === 'INFREQUENT_ACCESS',
  };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
