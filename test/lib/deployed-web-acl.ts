import type { PipelineConfig } from '../../lib/config/pipeline-config.ts';
import { createWebAcl, type WebAclVerdict } from '../../local/cloud/gateway/web-acl.ts';
import type { IpSetProperties } from '../../local/cloud/gateway/web-acl-properties.ts';
import { resource, resources, templateOf } from './template-of.ts';

/** One of the addresses that Privy publishes. */
export const FROM_PRIVY = '44.228.126.217';

export interface DeployedWebAcl {
  /** What becomes of a POST with these headers, each sent once. */
  readonly decide: (request: PostedRequest) => WebAclVerdict;
  /** Milliseconds; tests set it. */
  readonly clock: { now: number };
}

export interface PostedRequest {
  /** With the name of the stage before it, as behind execute-api. */
  readonly path: string;
  readonly sourceIp: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Makes web ACLs as the one in the template of a pipeline with these sources, played as local mode plays it: each has counted nothing
 * yet. Their IP sets go by their logical ids.
 */
export function deployedWebAcls(sources: PipelineConfig['sources']): () => DeployedWebAcl {
  const template = templateOf({ sources });
  const { Properties } = resource(template, 'AWS::WAFv2::WebACL');
  const sets = Object.entries(resources(template, 'AWS::WAFv2::IPSet'));
  const properties = JSON.parse(
    JSON.stringify(Properties),
    (_, value) => value?.['Fn::GetAtt']?.[0] ?? value,
  );
  const ipSets = Object.fromEntries(
    sets.map(([id, set]) => [id, set.Properties as unknown as IpSetProperties]),
  );
  return () => {
    const clock = { now: 0 };
    const acl = createWebAcl({ properties, ipSets, now: () => clock.now });
    const decide = ({ path, sourceIp, headers }: PostedRequest) =>
      acl.evaluate({
        path,
        sourceIp,
        method: 'POST',
        queryString: '',
        headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
      });
    return { decide, clock };
  };
}
