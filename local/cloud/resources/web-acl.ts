import { createWebAcl } from '../gateway/web-acl.ts';
import type { IpSetProperties } from '../gateway/web-acl-properties.ts';
import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import { applied, oneOf, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

const NOT_SHOWN = withoutEffect('nothing shows it locally');
const NO_METRICS = withoutEffect('there is no CloudWatch to write to');

/** `AWS::WAFv2::IPSet`. */
export const ipSet: ResourceType = {
  properties: {
    Addresses: applied,
    IPAddressVersion: oneOf('IPV4', 'IPV6'),
    Scope: oneOf('REGIONAL'),
    Name: NOT_SHOWN,
    Description: NOT_SHOWN,
    Tags: NOT_SHOWN,
  },
  create(resource, stack) {
    const name = physicalName(resource, stack, 128);
    const arn = `arn:aws:wafv2:${stack.region}:${LOCAL_ACCOUNT}:regional/ipset/${name}/${resource.logicalId}`;
    stack.api.ipSets[arn] = resource.properties as unknown as IpSetProperties;
    return {
      ref: `${name}|${resource.logicalId}|REGIONAL`,
      attributes: { Arn: arn, Id: resource.logicalId },
    };
  },
};

/** `AWS::WAFv2::WebACL`. Its rules are checked where they are evaluated, in the gateway. */
export const webAcl: ResourceType = {
  properties: {
    DefaultAction: applied,
    Rules: applied,
    CustomResponseBodies: applied,
    Scope: oneOf('REGIONAL'),
    VisibilityConfig: NO_METRICS,
    DataProtectionConfig: withoutEffect('the local gateway logs no headers'),
    Name: NOT_SHOWN,
    Description: NOT_SHOWN,
    Tags: NOT_SHOWN,
  },
  create(resource, stack) {
    const name = physicalName(resource, stack, 128);
    const arn = `arn:aws:wafv2:${stack.region}:${LOCAL_ACCOUNT}:regional/webacl/${name}/${resource.logicalId}`;
    const { properties } = resource;
    stack.api.webAcls.set(arn, createWebAcl({ properties, ipSets: stack.api.ipSets, now: Date.now }));
    return {
      ref: `${name}|${resource.logicalId}|REGIONAL`,
      attributes: {
        Arn: arn,
        Id: resource.logicalId,
        LabelNamespace: `awswaf:${LOCAL_ACCOUNT}:webacl:${name}:`,
      },
    };
  },
};

/** `AWS::WAFv2::WebACLAssociation` with the stage of the REST API. */
export const webAclAssociation: ResourceType = {
  properties: { ResourceArn: applied, WebACLArn: applied },
  create({ logicalId, properties }, { api }) {
    const { ResourceArn, WebACLArn } = properties as { ResourceArn: string; WebACLArn: string };
    if (!ResourceArn.endsWith(`/restapis/${api.restApiId}/stages/${api.stageName}`)) {
      throw new Error(`ResourceArn ${ResourceArn} is not the stage of the template's REST API`);
    }
    if (!api.webAcls.has(WebACLArn))
      throw new Error(`WebACLArn ${WebACLArn} is not a web ACL of the template`);
    api.webAclArn = WebACLArn;
    return { ref: logicalId, attributes: {} };
  },
};
