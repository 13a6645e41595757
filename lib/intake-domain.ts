import {
  CfnDomainName,
  DomainName,
  EndpointAccessMode,
  EndpointType,
  IpAddressType,
  type RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayDomain } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';

/** A name of your own for the endpoints, which stays when the API is replaced or moves. */
export interface DomainOptions {
  /** The name, such as `webhooks.example.com`. It must have nothing else. */
  readonly name: string;
  /** The certificate for it, of the pipeline's own region. */
  readonly certificate: ICertificate;
  /** The zone in which the name gets its records. @default none are made; the outputs say what the name must point at */
  readonly hostedZone?: IHostedZone;
  /**
   * Whether the URLs of execute-api work as well: for the days in which a pipeline that is in use moves to its domain, until
   * every provider has the new URL.
   * @default false
   */
  readonly keepExecuteApi?: boolean;
}

/** A domain and what it leads to. */
export interface IntakeDomainProps extends DomainOptions {
  /** The API whose stage it leads to. */
  readonly api: RestApi;
}

/**
 * The name of the endpoints. It has the TLS policy of the API, and like the API it is reached over IPv4 and IPv6: the two
 * have address types of their own.
 *
 * Defines a regional custom domain name, its mapping to the API's stage and, where there is a zone, an A and an AAAA record.
 */
export class IntakeDomain extends Construct {
  /** The name that an alias or CNAME record of the domain must point at. */
  readonly target: string;

  constructor(scope: Construct, id: string, { name, certificate, hostedZone, api }: IntakeDomainProps) {
    super(scope, id);
    const domain = new DomainName(this, 'Domain', {
      domainName: name,
      certificate,
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09,
      endpointAccessMode: EndpointAccessMode.BASIC,
    });
    domain.addBasePathMapping(api);
    makeDualStack(domain);
    this.target = domain.domainNameAliasDomainName;
    if (hostedZone === undefined) return;
    // The dot at the end says that the name is whole, also where it is a token.
    const record = { zone: hostedZone, recordName: `${name}.` };
    const target = RecordTarget.fromAlias(new ApiGatewayDomain(domain));
    new ARecord(this, 'Ipv4', { ...record, target });
    new AaaaRecord(this, 'Ipv6', { ...record, target });
  }
}

/** The construct library has no property for it. */
function makeDualStack(domain: DomainName): void {
  const resource = domain.node.defaultChild;
  if (!CfnDomainName.isCfnDomainName(resource)) {
    throw new TypeError('the domain has no resource of type AWS::ApiGateway::DomainName');
  }
  resource.endpointConfiguration = {
    types: [EndpointType.REGIONAL],
    ipAddressType: IpAddressType.DUAL_STACK,
  };
}
