import type { Construct } from 'constructs';
import { IntakeApi } from './intake-api.ts';
import type { IntakeFunction } from './intake-function.ts';
import type { PipelineSettings } from './pipeline-settings.ts';
import { WebAcl } from './web-acl.ts';

/** What the front door leads to, and how it is. */
export interface FrontDoorParts {
  readonly intake: IntakeFunction;
  readonly settings: PipelineSettings;
}

/** Makes what stands before the intake: the API, and the web ACL that protects it. */
export function makeFrontDoor(
  scope: Construct,
  { intake, settings }: FrontDoorParts,
): { readonly api: IntakeApi; readonly webAcl: WebAcl } {
  const { pipelineName: apiName } = settings;
  const api = new IntakeApi(scope, 'Api', { ...settings, apiName, intake: intake.function });
  const webAcl = new WebAcl(scope, 'WebAcl', settings);
  webAcl.protect(api.stage);
  return { api, webAcl };
}
