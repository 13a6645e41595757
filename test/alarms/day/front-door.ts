import type { Template } from 'aws-cdk-lib/assertions';
import { createWebAcl, type WebAcl } from '../../../local/cloud/gateway/web-acl.ts';
import type { IpSetProperties } from '../../../local/cloud/gateway/web-acl-properties.ts';
import { resource, resources } from '../../lib/template-of.ts';
import type { StrangersRequest } from './circumstances.ts';
import type { Measurements } from './measurements.ts';

const MINUTE_MILLISECONDS = 60_000;

/** The web ACL of a template with its metrics, once with its lists of addresses and once with empty ones. */
export class FrontDoor {
  readonly #measurements: Measurements;
  readonly #name: string;
  readonly #listed: WebAcl;
  readonly #unlisted: WebAcl;
  #minute = 0;

  constructor(template: Template, measurements: Measurements) {
    this.#measurements = measurements;
    const { Properties } = resource(template, 'AWS::WAFv2::WebACL');
    this.#name = String((Properties['VisibilityConfig'] as { MetricName: unknown }).MetricName);
    const sets = Object.entries(resources(template, 'AWS::WAFv2::IPSet'));
    const webAcl = (emptied: boolean) =>
      createWebAcl({
        properties: JSON.parse(JSON.stringify(Properties), (_, value) => value?.['Fn::GetAtt']?.[0] ?? value),
        ipSets: Object.fromEntries(
          sets.map(([id, set]) => {
            const properties = set.Properties as unknown as IpSetProperties;
            return [id, emptied ? { ...properties, Addresses: [] } : properties];
          }),
        ),
        now: () => this.#minute * MINUTE_MILLISECONDS,
      });
    this.#listed = webAcl(false);
    this.#unlisted = webAcl(true);
  }

  begin(minute: number): void {
    this.#minute = minute;
  }

  /** Whether the request is let through. */
  lets(request: StrangersRequest, allowListIsEmpty: boolean): boolean {
    const acl = allowListIsEmpty ? this.#unlisted : this.#listed;
    const { action, rule, counted } = acl.evaluate({
      sourceIp: request.from,
      method: request.method ?? 'POST',
      path: request.path,
      queryString: '',
      headers: new Map(
        Object.entries(request.headers ?? {}).map(([name, value]) => [name, [value]] as const),
      ),
    });
    for (const each of counted) this.#measurements.ruled(this.#name, each, 'CountedRequests');
    const isAllowed = action === 'allow';
    this.#measurements.ruled(this.#name, rule, isAllowed ? 'AllowedRequests' : 'BlockedRequests');
    return isAllowed;
  }
}
