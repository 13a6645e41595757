import { checkLoopback } from '../../local/check-loopback.ts';
import { createWebAcl } from '../../local/cloud/gateway/web-acl.ts';
import { type ApiDescription, emptyApiDescription } from '../../local/cloud/resources/api-description.ts';

const SOURCES = [{ name: 'privy/main' }, { name: 'privy/test' }, { name: 'dynamic/main' }];

/** An API in front of which privy's sources are reached from these addresses only, and Dynamic's from everywhere. */
function apiThatAdmits(Addresses: readonly string[]): ApiDescription {
  const allow = (Name: string, Priority: number, Statement: object) => ({
    Name,
    Priority,
    Action: { Allow: {} },
    Statement,
    VisibilityConfig: {},
  });
  const dynamicPath = {
    ByteMatchStatement: {
      FieldToMatch: { UriPath: {} },
      PositionalConstraint: 'EXACTLY',
      SearchString: '/prod/dynamic/main',
      TextTransformations: [{ Priority: 0, Type: 'NONE' }],
    },
  };
  const webAcl = createWebAcl({
    properties: {
      DefaultAction: { Block: {} },
      Rules: [
        allow('listed', 0, { IPSetReferenceStatement: { Arn: 'list' } }),
        allow('dynamic', 1, dynamicPath),
      ],
    },
    ipSets: { list: { IPAddressVersion: 'IPV4', Addresses } },
    now: () => 0,
  });
  const api: ApiDescription = { ...emptyApiDescription(), stageName: 'prod', webAclArn: 'acl' };
  api.webAcls.set('acl', webAcl);
  for (const [index, { name }] of SOURCES.entries()) {
    const [provider = '', part = ''] = name.split('/');
    api.resources.set(`${index}-provider`, { parentId: 'root', pathPart: provider });
    api.resources.set(`${index}`, { parentId: `${index}-provider`, pathPart: part });
    api.methods.push({ resourceId: `${index}`, httpMethod: 'POST', functionArn: 'intake' });
  }
  return api;
}

describe('deliveries from this machine', () => {
  it('are refused before anything is sent where a list of addresses keeps them from a source', () => {
    expect(() => checkLoopback(apiThatAdmits(['44.228.126.217/32']), SOURCES)).toThrow(
      'extraAllowedCidrs of the stage local: does not let 127.0.0.1, from which everything here is delivered, reach ' +
        "privy/main, privy/test; add '127.0.0.1/32', '::1/128'",
    );
  });

  it('pass where the lists have the loopback address', () => {
    expect(() => checkLoopback(apiThatAdmits(['44.228.126.217/32', '127.0.0.1/32']), SOURCES)).not.toThrow();
  });

  it('are tried with the headers of a delivery, without which a web ACL may let nothing through', () => {
    const signed = (SingleHeader: object, RegexString: string) => ({
      RegexMatchStatement: {
        FieldToMatch: { SingleHeader },
        RegexString,
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    });
    const webAcl = createWebAcl({
      properties: {
        DefaultAction: { Block: {} },
        Rules: [
          {
            Name: 'a',
            Priority: 0,
            Action: { Allow: {} },
            Statement: signed({ Name: 'svix-signature' }, 'v1,'),
          },
          {
            Name: 'b',
            Priority: 1,
            Action: { Allow: {} },
            Statement: signed({ Name: 'x-dynamic-signature-256' }, '^sha256=[0-9a-f]{64}$'),
          },
        ],
      },
      ipSets: {},
      now: () => 0,
    });
    const api = apiThatAdmits([]);
    api.webAcls.set('acl', webAcl);

    expect(() => checkLoopback(api, SOURCES)).not.toThrow();
  });

  it('pass where there is no web ACL', () => {
    const { webAclArn, ...open } = apiThatAdmits([]);

    expect(() => checkLoopback(open, SOURCES)).not.toThrow();
  });
});
