import { proxyEvent } from '../../../../local/cloud/gateway/proxy-event.ts';

const REQUEST = {
  method: 'POST',
  path: '/webhooks/privy/main',
  queryString: '',
  protocol: 'HTTP/1.1',
  headers: [
    ['Host', 'localhost:3000'],
    ['User-Agent', 'Svix-Webhooks/1.84.0'],
    ['Connection', 'keep-alive'],
    ['Content-Length', '2'],
    ['svix-id', 'msg_1'],
  ],
  sourceIp: '44.228.126.217',
} as const;

const FACTS = {
  request: REQUEST,
  body: Buffer.from('{}'),
  resource: '/webhooks/privy/main',
  pathParameters: null,
  stageName: 'local',
  requestId: '8b3f0e0e-6f7e-4f0e-9f57-0d0f4b1c8a11',
  at: new Date('2026-11-03T04:05:06.789Z'),
};

describe('the event of a proxy integration', () => {
  it('has everything that a REST API sends along', () => {
    expect(proxyEvent(FACTS)).toEqual({
      resource: '/webhooks/privy/main',
      path: '/webhooks/privy/main',
      httpMethod: 'POST',
      headers: {
        Host: 'localhost:3000',
        'User-Agent': 'Svix-Webhooks/1.84.0',
        'svix-id': 'msg_1',
        'X-Forwarded-For': '44.228.126.217',
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      },
      multiValueHeaders: {
        Host: ['localhost:3000'],
        'User-Agent': ['Svix-Webhooks/1.84.0'],
        'svix-id': ['msg_1'],
        'X-Forwarded-For': ['44.228.126.217'],
        'X-Forwarded-Port': ['443'],
        'X-Forwarded-Proto': ['https'],
      },
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        authorizer: undefined,
        domainName: 'local.execute-api.us-east-1.amazonaws.com',
        domainPrefix: 'local',
        extendedRequestId: '8b3f0e0e-6f7e-4f0e-9f57-0d0f4b1c8a11',
        httpMethod: 'POST',
        identity: {
          accessKey: null,
          accountId: null,
          apiKey: null,
          apiKeyId: null,
          caller: null,
          clientCert: null,
          cognitoAuthenticationProvider: null,
          cognitoAuthenticationType: null,
          cognitoIdentityId: null,
          cognitoIdentityPoolId: null,
          principalOrgId: null,
          sourceIp: '44.228.126.217',
          user: null,
          userAgent: 'Svix-Webhooks/1.84.0',
          userArn: null,
        },
        path: '/local/webhooks/privy/main',
        protocol: 'HTTP/1.1',
        requestId: '8b3f0e0e-6f7e-4f0e-9f57-0d0f4b1c8a11',
        requestTime: '03/Nov/2026:04:05:06 +0000',
        requestTimeEpoch: 1793678706789,
        resourceId: 'local',
        resourcePath: '/webhooks/privy/main',
        stage: 'local',
      },
      body: 'e30=',
      isBase64Encoded: true,
    });
  });

  it('has what the greedy variable of the resource stands for', () => {
    const event = proxyEvent({
      ...FACTS,
      resource: '/webhooks/{source+}',
      pathParameters: { source: 'privy//main' },
    });

    expect(event.resource).toBe('/webhooks/{source+}');
    expect(event.pathParameters).toEqual({ source: 'privy//main' });
  });

  it('has a slash at the end of the path, and a doubled one before it in the context only', () => {
    const event = proxyEvent({ ...FACTS, request: { ...REQUEST, path: '//webhooks/privy/main/' } });

    expect(event.path).toBe('/webhooks/privy/main/');
    expect(event.requestContext.path).toBe('/local//webhooks/privy/main/');
  });

  it('has no body where none was sent', () => {
    expect(proxyEvent({ ...FACTS, body: Buffer.alloc(0) })).toMatchObject({
      body: null,
      isBase64Encoded: false,
    });
  });

  it('has the decoded query, each value of a repeated parameter, and the last one by itself', () => {
    const event = proxyEvent({ ...FACTS, request: { ...REQUEST, queryString: 'a=1&a=%C3%A9&b' } });

    expect(event.queryStringParameters).toEqual({ a: 'é', b: '' });
    expect(event.multiValueQueryStringParameters).toEqual({ a: ['1', 'é'], b: [''] });
  });

  it('appends the address to what a proxy before it says', () => {
    const headers = [['x-forwarded-for', '10.0.0.1']] as const;

    const event = proxyEvent({ ...FACTS, request: { ...REQUEST, headers } });

    expect(event.multiValueHeaders).toEqual({
      'X-Forwarded-For': ['10.0.0.1, 44.228.126.217'],
      'X-Forwarded-Port': ['443'],
      'X-Forwarded-Proto': ['https'],
    });
  });
});
