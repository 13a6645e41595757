import { devNull } from 'node:os';
import { resolve } from 'node:path';
import type { FunctionSpec } from './function-spec.ts';

const REGION = 'us-east-1';

/** Certificates that Node trusts beside those that everybody trusts, such as that of a service on this machine. */
const TRUSTED = 'NODE_EXTRA_CA_CERTS';

/**
 * Everything a sandbox finds in its environment: what Lambda sets, under what the template sets. Nothing of this process
 * but whom it trusts, and no AWS profile of the person at the keyboard.
 */
export function sandboxEnvironment(
  spec: FunctionSpec,
  sandbox: { runtimeApi: string; id: string },
): Record<string, string> {
  return {
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: spec.environment['AWS_REGION'] ?? REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    ...trusted(process.env[TRUSTED]),
    ...spec.environment,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: spec.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: sandbox.id,
    AWS_LAMBDA_RUNTIME_API: sandbox.runtimeApi,
    LAMBDA_TASK_ROOT: spec.codeDirectory,
    _HANDLER: spec.handler,
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TZ: ':UTC',
  };
}

function trusted(file: string | undefined): Record<string, string> {
  return file === undefined || file === '' ? {} : { [TRUSTED]: resolve(file) };
}

/** Lambda's shares of the memory for V8's heap. Beyond them V8 aborts the process. */
export function heapOptions(memoryMegabytes: number): string[] {
  const share = (percent: number) => Math.floor((memoryMegabytes * percent) / 100);
  return [`--max-old-space-size=${share(90)}`, `--max-semi-space-size=${share(5)}`];
}
