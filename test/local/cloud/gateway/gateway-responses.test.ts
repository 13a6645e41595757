import { gatewayResponses } from '../../../../local/cloud/gateway/gateway-responses.ts';

describe('the answers that the gateway gives itself', () => {
  it.each([
    ['MISSING_AUTHENTICATION_TOKEN', 403, '{"message":"Missing Authentication Token"}'],
    ['WAF_FILTERED', 403, '{"message":"Forbidden"}'],
    ['REQUEST_TOO_LARGE', 413, '{"message":"Request Too Long"}'],
    ['INTEGRATION_TIMEOUT', 504, '{"message":"Endpoint request timed out"}'],
    ['DEFAULT_5XX', 502, '{"message":"Internal server error"}'],
  ] as const)('are those of the service: %s', (type, status, body) => {
    const answer = gatewayResponses([])(type, 'r-1');

    expect([answer.status, answer.headers['content-type'], answer.body.toString()]).toEqual([
      status,
      'application/json',
      body,
    ]);
  });

  it('follow the template with its variables and headers', () => {
    const responses = gatewayResponses([
      {
        ResponseType: 'WAF_FILTERED',
        StatusCode: '418',
        ResponseTemplates: {
          'application/json':
            '{"m":$context.error.messageString,"n":"$context.error.message","t":"$context.error.responseType","r":"$context.requestId"}',
        },
        ResponseParameters: { 'gatewayresponse.header.Cache-Control': "'no-store'" },
      },
    ]);

    const answer = responses('WAF_FILTERED', 'r-1');

    expect(answer.status).toBe(418);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body.toString()).toBe('{"m":"Forbidden","n":"Forbidden","t":"WAF_FILTERED","r":"r-1"}');
  });

  it('follow the template default of their class where they have none of their own', () => {
    const responses = gatewayResponses([
      { ResponseType: 'DEFAULT_4XX', ResponseTemplates: { 'text/plain': 'no' } },
      { ResponseType: 'DEFAULT_5XX', StatusCode: '500' },
    ]);

    const refused = responses('REQUEST_TOO_LARGE', 'r-1');
    const failed = responses('INTEGRATION_TIMEOUT', 'r-1');

    expect([refused.status, refused.body.toString(), refused.headers['content-type']]).toEqual([
      413,
      'no',
      'text/plain',
    ]);
    expect([failed.status, failed.body.toString()]).toEqual([
      500,
      '{"message":"Endpoint request timed out"}',
    ]);
  });

  it.each([
    [
      { ResponseTemplates: { 'application/json': '$context.identity.sourceIp' } },
      '$context.identity.sourceIp in a template',
    ],
    [{ ResponseTemplates: { 'application/json': '#set($x = 1)' } }, '$x in a template'],
    [
      { ResponseParameters: { 'gatewayresponse.header.X': 'method.request.header.Y' } },
      'the parameter gatewayresponse.header.X: method.request.header.Y',
    ],
  ])('cannot follow %j, which is said by name', (more, what) => {
    expect(() => gatewayResponses([{ ResponseType: 'WAF_FILTERED', ...more }])).toThrow(
      `gateway response WAF_FILTERED: ${what} is not supported; supported are `,
    );
  });
});
