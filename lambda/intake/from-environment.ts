import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerClient, secretsClient, topicClient } from '../../aws/clients.ts';
import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { fetchSecretVersions } from '../../aws/secrets-manager-secrets.ts';
import { SnsTopic } from '../../aws/sns-topic.ts';
import { startRun } from '../../aws/start-run.ts';
import { isSourceName, type SourceName } from '../../core/events/source-name.ts';
import type { Source } from '../../core/intake/admit.ts';
import type { HandOverPorts } from '../../core/intake/hand-over-run.ts';
import { LedgerBreaker } from '../../core/ledger/ledger-breaker.ts';
import { FlagWatch } from '../../core/parked/flag-watch.ts';
import { ALL_SHARDS } from '../../core/parked/shards.ts';
import { CachedSecrets } from '../../core/secrets/cached-secrets.ts';
import { TopicWatch } from '../../core/topic/watched-topic.ts';
import type { DrainRequest } from '../drain/drain-request.ts';
import { positiveWholeNumber } from '../positive-whole-number.ts';
import { requireEnvironment } from '../require-environment.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { INTAKE_ENVIRONMENT, type SourceSettings } from './environment.ts';
import type { Intake } from './intake-handler.ts';

/** Builds the intake from the function's environment variables. */
export function intakeFromEnvironment(environment: NodeJS.ProcessEnv, { logger }: Telemetry): Intake {
  const values = requireEnvironment(INTAKE_ENVIRONMENT, environment);
  const settings = sourceSettings(values.sources);
  const sources = new Map<string, Source>(
    [...settings].map(([name, source]) => [name, { name, environment: source.environment }]),
  );
  const now = () => new Date();
  const client = secretsClient();
  const secrets = new CachedSecrets({
    fetch: (source) => fetchSecretVersions(client, settings.get(source)?.secretArn ?? ''),
    now,
    graceHours: positiveWholeNumber(INTAKE_ENVIRONMENT.rotationGraceHours, values.rotationGraceHours),
    onFetchFailed: (source, error) =>
      logger.warn('signing secret not fetched, the last good one stays in use', {
        source,
        fault: errorFacts(error),
      }),
  });
  return {
    secretArnOf: (source) => settings.get(source as SourceName)?.secretArn,
    options: {
      sources,
      retentionDays: positiveWholeNumber(INTAKE_ENVIRONMENT.ledgerRetentionDays, values.ledgerRetentionDays),
    },
    ports: { secrets, ...handOverPorts(values) },
  };
}

/**
 * One run for every line: it stays until the flag is clear, so that it publishes what is parked later in the episode too,
 * in whatever shard. By the time that it would be too slow alone, the schedule has started its runs.
 */
const WAKE: DrainRequest = { shards: ALL_SHARDS };

interface Resources {
  readonly ledgerTable: string;
  readonly parkedTable: string;
  readonly topicArn: string;
  readonly drainFunction: string;
}

/** What a sandbox remembers of its dependencies is in here: it is made once. */
function handOverPorts({ ledgerTable, parkedTable, topicArn, drainFunction }: Resources): HandOverPorts {
  const now = () => new Date();
  const client = ledgerClient();
  const parked = new DynamoDbParkedLines(client, { parked: parkedTable, ledger: ledgerTable });
  return {
    ledger: new LedgerBreaker(new DynamoDbLedger(client, ledgerTable), now),
    parked,
    flag: new FlagWatch({ flag: () => parked.flag(), now }),
    wakeDrain: () => startRun(drainFunction, WAKE),
    topic: new TopicWatch(new SnsTopic(topicClient(), topicArn), now),
    now,
    waitUntil: (at) => sleep(Math.max(0, at.getTime() - Date.now())),
  };
}

function sourceSettings(json: string): ReadonlyMap<SourceName, SourceSettings> {
  const settings = Object.entries(JSON.parse(json) as Record<string, SourceSettings>);
  return new Map(
    settings.map(([name, source]) => {
      if (!isSourceName(name))
        throw new TypeError(`${INTAKE_ENVIRONMENT.sources} names ${name}: not a source`);
      return [name, source];
    }),
  );
}
