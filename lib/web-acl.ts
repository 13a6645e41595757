import { Lazy, Names, Stack } from 'aws-cdk-lib';
import type { Stage } from 'aws-cdk-lib/aws-apigateway';
import type { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';
import type { SourcePlan } from './source-plan.ts';
import { ANSWER_BODIES, UNKNOWN_SOURCE } from './web-acl/answers.ts';
import { logBlockedRequests } from './web-acl/blocked-requests-log.ts';
import { offListAlarm, rateAlarm, wrongUrlAlarm } from './web-acl/door-alarms.ts';
import { DoorMetrics } from './web-acl/door-metrics.ts';
import type { GuardedSource } from './web-acl/guarded-source.ts';
import { ipSets } from './web-acl/ip-sets.ts';
import { visibility } from './web-acl/rule.ts';
import { rateRule, SHARED_RULES, sourceRules } from './web-acl/rule-names.ts';
import { webAclRules } from './web-acl/rules.ts';
import { SIGNATURE_HEADERS } from './web-acl/signature-headers.ts';

/** How long the web ACL remembers whom it did not let through. */
export interface WebAclProps {
  /** How long the log of blocked requests is kept. */
  readonly logRetention: RetentionDays;
  /** The key with which the log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * What may reach the API: requests to a source's path with what may be its provider's signature, from its addresses where it has a
 * list of them, and not too many from one address where it has a limit. Everything else is blocked. It looks at no body, and it has
 * no managed rules: both block honest deliveries.
 *
 * Defines a regional WAF web ACL, the IP sets it refers to, the log of what it blocked, and alarms on what a provider may have
 * sent of that.
 */
export class WebAcl extends Construct implements Observable {
  readonly acl: CfnWebACL;
  readonly alarms: Alarm[] = [];
  /** What it lets through and blocks, by rule. */
  readonly metrics: DoorMetrics;
  /** Where it logs what it blocked. */
  readonly logGroupName: string;
  readonly #guarded: GuardedSource[] = [];
  /** The IP sets of each list of addresses: sources with the same list share them. */
  readonly #ipSets = new Map<string, readonly string[]>();

  constructor(scope: Construct, id: string, { logRetention, encryptionKey }: WebAclProps) {
    super(scope, id);
    const metricName = Names.uniqueResourceName(this, { maxLength: 128, separator: '-' });
    this.metrics = new DoorMetrics(metricName, Stack.of(this).region);
    this.logGroupName = `aws-waf-logs-${metricName}`;
    this.acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      // A path that is no source's gets the answer that the intake would give.
      defaultAction: { block: UNKNOWN_SOURCE },
      customResponseBodies: { ...ANSWER_BODIES },
      rules: Lazy.any({ produce: () => webAclRules(this.#guarded) }),
      visibilityConfig: visibility(metricName),
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
    this.alarms.push(wrongUrlAlarm(this, this.metrics));
  }

  /** Lets a source's deliveries through, by rules of its own. */
  addSource(source: SourcePlan): void {
    const guarded = this.#guard(source);
    this.alarms.push(...this.#alarmsOf(guarded));
    this.#guarded.push(guarded);
  }

  /** Puts the web ACL in front of an API's stage. */
  protect(stage: Stage): void {
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: stage.stageArn,
      webAclArn: this.acl.attrArn,
    });
  }

  get dashboardRows() {
    const { metrics } = this;
    const { flood, signedElsewhere } = SHARED_RULES;
    const listed = this.#guarded.filter(({ ipSetArns }) => ipSetArns !== undefined);
    const signed = [
      signedElsewhere,
      ...listed.map(({ name }) => sourceRules(name).offList),
      ...this.#limits.map(rateRule),
    ];
    const unsigned = ['Default_Action', ...this.#guarded.map(({ name }) => sourceRules(name).noSignature)];
    return [
      {
        title: 'Web ACL',
        widgets: [
          graph('Allowed', metrics.allowed('ALL')),
          graph('Blocked, with a signature', ...signed.map((rule) => labelled(rule, metrics.blocked(rule)))),
          graph(
            'Blocked, without one',
            ...unsigned.map((rule) => labelled(rule, metrics.blocked(rule))),
            labelled(flood, metrics.counted(flood)),
          ),
        ],
      },
    ];
  }

  get #limits(): number[] {
    const limits = this.#guarded.flatMap(({ rateLimitPerFiveMinutes: limit }) => limit ?? []);
    return [...new Set(limits)];
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
    return [
      ...(ipSetArns === undefined ? [] : [offListAlarm(this, name, this.metrics)]),
      ...(limit === undefined || this.#limits.includes(limit) ? [] : [rateAlarm(this, limit, this.metrics)]),
    ];
  }
}

/** All of them are called the same otherwise. */
function labelled(rule: string, metric: Metric): Metric {
  return metric.with({ label: rule });
}
