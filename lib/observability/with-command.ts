import type { IConstruct } from 'constructs';
import { alarmSettingsOf } from './alarm-settings.ts';

/**
 * The end of a sentence about what to do: ` with npx wallet-webhooks <command> --stage <pipeline>`. Nothing for what is no
 * part of a pipeline, such as a consumer in another stack, which the commands do not know.
 */
export function withCommand(scope: IConstruct, command: string): string {
  const { owner } = alarmSettingsOf(scope);
  return owner === undefined ? '' : ` with npx wallet-webhooks ${command} --stage ${owner}`;
}
