import { Duration, Lazy, Names, Stack } from 'aws-cdk-lib';
import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import { type Alarm, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';
import { raiseAlarm } from './observability/raise-alarm.ts';
import type { SourcePlan } from './source-plan.ts';
import { logBlockedRequests } from './web-acl/blocked-requests-log.ts';
import { ipSets } from './web-acl/ip-sets.ts';
import { type GuardedSource, ruleNames, visibility, webAclRules } from './web-acl/rules.ts';
import { SIGNATURE_HEADERS } from './web-acl/signature-headers.ts';

const UNKNOWN_SOURCE = 'unknown-source';

/** How long the web ACL remembers whom it did not let through. */
export interface WebAclProps {
  /** How long the log of blocked requests is kept. */
  readonly logRetention: RetentionDays;
  /** The key with which the log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * What may reach the API: deliveries to a source's path, from its addresses where it has a list of them, and not too
 * many from one address where it has a limit. Everything else is blocked. It looks at no body, and it has no managed
 * rules: both block honest deliveries.
 *
 * Defines a regional WAF web ACL, the IP sets it refers to, the log of what it blocked, and an alarm per source on what each
 * of its rules blocked.
 */
export class WebAcl extends Construct implements Observable {
  readonly acl: CfnWebACL;
  readonly alarms: Alarm[] = [];
  /** Where it logs what it blocked. */
  readonly logGroupName: string;
  readonly #metricName: string;
  readonly #guarded: GuardedSource[] = [];
  /** The IP sets of each list of addresses: sources with the same list share them. */
  readonly #ipSets = new Map<string, readonly string[]>();

  constructor(scope: Construct, id: string, { logRetention, encryptionKey }: WebAclProps) {
    super(scope, id);
    this.#metricName = Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.logGroupName = `aws-waf-logs-${this.#metricName}`;
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      // A path that is no source's gets the answer that the intake would give.
      defaultAction: {
        block: { customResponse: { responseCode: 404, customResponseBodyKey: UNKNOWN_SOURCE } },
      },
      customResponseBodies: {
        [UNKNOWN_SOURCE]: { contentType: 'APPLICATION_JSON', content: '{"status":"unknown-source"}' },
      },
      rules: Lazy.any({ produce: () => webAclRules(this.#guarded) }),
      visibilityConfig: visibility(this.#metricName),
      dataProtectionConfig: {
        dataProtections: [
          {
            action: 'SUBSTITUTION',
            field: { fieldType: 'SINGLE_HEADER', fieldKeys: [...SIGNATURE_HEADERS] },
          },
        ],
      },
    });
    logBlockedRequests(this, {
      acl: this.acl,
      logGroupName: this.logGroupName,
      retention: logRetention,
      encryptionKey,
    });
  }

  /** Lets a source's deliveries through, by rules of its own. */
  addSource(source: SourcePlan): void {
    const guarded = this.#guard(source);
    this.#guarded.push(guarded);
    this.alarms.push(...this.#alarmsOf(guarded));
  }

  /** Puts the web ACL in front of an API's stage. */
  protect(stage: Stage): void {
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: stage.stageArn,
      webAclArn: this.acl.attrArn,
    });
  }

  get dashboardRows() {
    const blockedBySource = this.#guarded.flatMap(({ name, ipSetArns, rateLimitPerFiveMinutes }) => [
      ...(ipSetArns === undefined ? [] : [ruleNames(name).offList]),
      ...(rateLimitPerFiveMinutes === undefined ? [] : [ruleNames(name).rate]),
    ]);
    return [
      {
        title: 'Web ACL',
        widgets: [
          graph('Allowed', this.#metric('AllowedRequests', 'ALL')),
          graph('Blocked: no such path', this.#metric('BlockedRequests', 'Default_Action')),
          graph(
            'Blocked: address not on the list, or too many requests',
            ...blockedBySource.map((rule) => this.#metric('BlockedRequests', rule).with({ label: rule })),
          ),
        ],
      },
    ];
  }

  #guard({ name, allowedCidrs, rateLimitPerFiveMinutes: limit }: SourcePlan): GuardedSource {
    const rate = limit === undefined ? {} : { rateLimitPerFiveMinutes: limit };
    if (allowedCidrs === undefined) return { name, ...rate };
    const list = [...allowedCidrs].sort().join();
    const ipSetArns = this.#ipSets.get(list) ?? ipSets(this, name.replace('/', '-'), allowedCidrs);
    this.#ipSets.set(list, ipSetArns);
    return { name, ipSetArns, ...rate };
  }

  /** A blocked delivery is a failed delivery, and a provider switches off an endpoint that fails for long. */
  #alarmsOf({ name, ipSetArns, rateLimitPerFiveMinutes: limit }: GuardedSource): Alarm[] {
    const { offList, rate } = ruleNames(name);
    return [
      ...(ipSetArns === undefined ? [] : [this.#offListAlarm(name, offList)]),
      ...(limit === undefined ? [] : [this.#rateAlarm(name, rate, limit)]),
    ];
  }

  #offListAlarm(source: SourceName, rule: string): Alarm {
    return raiseAlarm(this, rule, {
      kind: 'off-list',
      subject: source,
      description: `${source}: requests are blocked because their address is not on the list. Look up the address in the web ACL's log, and if the provider now sends from there, add it to allowedCidrs.`,
      metric: this.#blockedInAnHour(rule),
      atLeast: 3,
    });
  }

  #rateAlarm(source: SourceName, rule: string, limit: number): Alarm {
    return raiseAlarm(this, rule, {
      kind: 'rate-limited',
      subject: source,
      description: `${source}: an address sends more than ${limit} requests in five minutes and gets 429. Look up the address in the web ACL's log, and if it is the provider, raise rateLimitPerFiveMinutes.`,
      metric: this.#blockedInAnHour(rule),
      atLeast: 1,
    });
  }

  #blockedInAnHour(rule: string): Metric {
    return this.#metric('BlockedRequests', rule).with({ period: Duration.hours(1) });
  }

  #metric(metricName: string, rule: string): Metric {
    return new Metric({
      namespace: 'AWS/WAFV2',
      metricName,
      statistic: Stats.SUM,
      dimensionsMap: { WebACL: this.#metricName, Region: Stack.of(this).region, Rule: rule },
    });
  }
}
