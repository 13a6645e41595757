import { opsErrorOf } from '../../../ops/stage/ops-error-of.ts';

const RECEIVE = {
  service: 'SQS',
  action: 'ReceiveMessage',
  input: { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/crm.fifo' },
};

function named(name: string, message = 'whatever it says', more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

describe('what went wrong on the way to AWS', () => {
  it.each([
    [
      named('CredentialsProviderError', 'Could not load credentials from any providers'),
      'there are no AWS credentials; set AWS_PROFILE, or get some with aws sso login',
    ],
    [
      named('CredentialsProviderError', 'The SSO session associated with this profile has expired.'),
      'the AWS credentials have expired; get new ones, such as with aws sso login',
    ],
    [
      named('ExpiredTokenException'),
      'the AWS credentials have expired; get new ones, such as with aws sso login',
    ],
    [
      named('UnrecognizedClientException'),
      'AWS does not know the credentials; see what aws sts get-caller-identity says of them',
    ],
  ])('tells about credentials in one line: %s', (error, message) => {
    expect(opsErrorOf(error, RECEIVE)).toMatchObject({ code: 'no-access', message, cause: error });
  });

  it('names the profile that has no credentials', () => {
    const before = process.env['AWS_PROFILE'];
    process.env['AWS_PROFILE'] = 'nope';
    const error = opsErrorOf(named('CredentialsProviderError', 'Could not load credentials'), RECEIVE);
    if (before === undefined) delete process.env['AWS_PROFILE'];
    else process.env['AWS_PROFILE'] = before;

    expect(error?.message).toBe(
      'the profile nope has no AWS credentials; aws configure list-profiles shows those there are',
    );
  });

  it('names the action and the resource that AWS names', () => {
    const error = named(
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:assumed-role/reader/ada is not authorized to perform: sqs:receivemessage on resource: arn:aws:sqs:eu-west-1:111122223333:crm.fifo because no identity-based policy allows the sqs:receivemessage action',
    );

    expect(opsErrorOf(error, RECEIVE)?.message).toBe(
      "no permission for sqs:receivemessage on arn:aws:sqs:eu-west-1:111122223333:crm.fifo; ask for the stage's read or change policies, see docs/operations.md",
    );
  });

  it.each([
    [
      RECEIVE,
      'no permission for sqs:ReceiveMessage on https://sqs.eu-west-1.amazonaws.com/111122223333/crm.fifo',
    ],
    [
      { service: 'Lambda', action: 'Invoke', input: { FunctionName: 'keeper' } },
      'no permission for lambda:InvokeFunction on keeper',
    ],
    [
      { service: 'CloudWatch', action: 'GetMetricData', input: {} },
      'no permission for cloudwatch:GetMetricData',
    ],
  ])('names the action and the resource of the call where AWS names none', (call, beginning) => {
    const error = named('AccessDenied', 'Access Denied');

    expect(opsErrorOf(error, call)?.message).toBe(
      `${beginning}; ask for the stage's read or change policies, see docs/operations.md`,
    );
  });

  it('says where nothing answers', () => {
    const refused = named('Error', 'connect', { code: 'ECONNREFUSED', address: '127.0.0.1', port: 9 });

    expect(opsErrorOf(refused, RECEIVE)).toMatchObject({
      code: 'unreachable',
      message:
        'SQS does not answer at 127.0.0.1:9 (ReceiveMessage); see that the network, the region and the endpoint are right',
    });
    expect(opsErrorOf(named('TimeoutError'), RECEIVE)?.message).toBe(
      'SQS does not answer (ReceiveMessage); see that the network, the region and the endpoint are right',
    );
  });

  it('says that AWS takes no more calls', () => {
    expect(opsErrorOf(named('ThrottlingException'), RECEIVE)).toMatchObject({
      code: 'unreachable',
      message: 'SQS takes no more calls for now (ReceiveMessage); try again in a minute',
    });
  });

  it.each([named('QueueDoesNotExist'), named('ConditionalCheckFailedException'), 'a text', undefined])(
    'leaves alone what is about the call itself',
    (error) => {
      expect(opsErrorOf(error, RECEIVE)).toBeUndefined();
    },
  );
});
