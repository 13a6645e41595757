import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { isLocalMode } from './local-mode.ts';
import { defaultPipelineName } from './pipeline-name.ts';
import type { WalletWebhooksProps } from './wallet-webhooks-props.ts';

const DEFAULTS = {
  extraAllowedCidrs: [],
  ledgerRetention: Duration.days(100),
  inboxRetention: Duration.days(100),
  rotationGrace: Duration.hours(48),
  logRetention: RetentionDays.ONE_MONTH,
  deletionProtection: true,
  allowSubscribersFrom: [],
  cloudWatchRole: 'exists',
  archive: {},
  serviceLevel: { percent: 99, handledWithinSeconds: 60 },
} as const satisfies Partial<WalletWebhooksProps>;

type Defaulted = keyof typeof DEFAULTS | 'pipelineName' | 'outputScope' | 'canary';

/** The properties of a pipeline with every default in place. */
export type PipelineSettings = WalletWebhooksProps & Required<Pick<WalletWebhooksProps, Defaulted>>;

/** Fills in what the properties leave out. What is there but undefined counts as left out. */
export function pipelineSettings(pipeline: Construct, props: WalletWebhooksProps): PipelineSettings {
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  const { deletionProtection = DEFAULTS.deletionProtection } = props;
  return {
    ...DEFAULTS,
    canary: deletionProtection && !isLocalMode(pipeline),
    pipelineName: defaultPipelineName(pipeline),
    outputScope: pipeline,
    ...(Object.fromEntries(given) as unknown as WalletWebhooksProps),
  };
}
