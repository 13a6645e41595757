import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** What WAF counts of a web ACL, per rule. It says nothing where there is nothing to count. */
export class DoorMetrics {
  readonly #webAcl: string;
  readonly #region: string;

  /** `webAcl` is the name that the web ACL has in metrics, which is not its name. */
  constructor(webAcl: string, region: string) {
    this.#webAcl = webAcl;
    this.#region = region;
  }

  /** By what WAF tells the web ACL's metrics from others. */
  get names() {
    return { webAcl: this.#webAcl, region: this.#region } as const;
  }

  /** How many requests a rule blocked, or `Default_Action`. */
  blocked(rule: string): Metric {
    return this.#metric('BlockedRequests', rule);
  }

  /** How many requests a rule matched that only counts. */
  counted(rule: string): Metric {
    return this.#metric('CountedRequests', rule);
  }

  /** How many requests a rule let through, or `ALL` of them. */
  allowed(rule: string): Metric {
    return this.#metric('AllowedRequests', rule);
  }

  #metric(metricName: string, rule: string): Metric {
    return new Metric({
      namespace: 'AWS/WAFV2',
      metricName,
      statistic: Stats.SUM,
      dimensionsMap: { WebACL: this.#webAcl, Region: this.#region, Rule: rule },
    });
  }
}
