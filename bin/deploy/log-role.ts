import type { SynthesizedStack } from './assembly.ts';
import type { Programs } from './programs.ts';

/** The stack that makes it. */
const STACK = 'WalletWebhooks-ApiGatewayLogs';
const APP = 'node --import ./bin/require-node-24.mjs bin/api-gateway-logs.ts';

/**
 * The role with which API Gateway writes logs. An account has one per region for all its APIs, whoever made it, and an API with
 * an access log cannot be deployed where there is none. So it is a stack of its own, made once, and only where nobody has made one.
 */
export class LogRole {
  readonly sentence =
    `API Gateway has no role to write logs with in this account and region. ${STACK} makes it first, once for all its APIs.`;
  readonly #programs: Pick<Programs, 'show' | 'hear'>;
  readonly #assembly: string;

  constructor(programs: Pick<Programs, 'show' | 'hear'>, assembly: string) {
    this.#programs = programs;
    this.#assembly = assembly;
  }

  /** Whether it must be made for this stack. False where that cannot be told, without the AWS CLI or the permission. */
  async isMissing({ template, region }: SynthesizedStack): Promise<boolean> {
    const types = Object.values(template.Resources ?? {}).map(({ Type }) => Type);
    if (!types.includes('AWS::ApiGateway::RestApi') || types.includes('AWS::ApiGateway::Account'))
      return false;
    const there = region === undefined ? [] : ['--region', region];
    const ask = ['apigateway', 'get-account', '--query', 'cloudwatchRoleArn', '--output', 'text', ...there];
    const { status, printed } = await this.#programs
      .hear('aws', ...ask)
      .catch(() => ({ status: 1, printed: '' }));
    return status === 0 && printed.trim() === 'None';
  }

  /** Makes it. Resolves with the exit code. */
  async make(): Promise<number> {
    const output = `${this.#assembly}-api-gateway-logs`;
    return await this.#programs.show(
      'cdk',
      ...['deploy', STACK, '--app', APP, '--output', output, '--require-approval=never'],
    );
  }
}
