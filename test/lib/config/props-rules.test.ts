import { Aws, CfnParameter, Duration, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alias } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { WalletWebhooks } from '../../../lib/wallet-webhooks.ts';
import { foreignStack, pipelineIn } from '../template-of.ts';

const make = (props: object) => () => pipelineIn(foreignStack(), props);
const problem = (text: string) => `Platform/Webhooks has a problem:\n  - ${text}`;
const TOKEN = 'a token, whose value is known at the deployment only,';

describe('a pipeline', () => {
  it.each([
    [{ stage: undefined }, 'stage: undefined is not allowed; allowed: 1 to 32 lower-case letters'],
    [{ stage: 'Prod' }, 'stage: "Prod" is not allowed; allowed: 1 to 32 lower-case letters'],
    [
      { stage: Aws.REGION },
      `stage: ${TOKEN} is not allowed; allowed: 1 to 32 lower-case letters, digits and inner hyphens, ` +
        'beginning with a letter; give a literal',
    ],
    [{ pipelineName: 'my app' }, 'pipelineName: "my app" is not allowed; allowed: 1 to 64 letters, digits'],
    [
      { ledgerRetention: Duration.days(30) },
      'ledgerRetention: Duration.days(30) is not allowed; allowed: a Duration of 91 to 3650 whole days, ' +
        'because providers resend what is up to 90 days old',
    ],
    [{ ledgerRetention: 100 }, 'ledgerRetention: 100 is not allowed; allowed: a Duration of 91'],
    [
      { inboxRetention: Duration.hours(2200) },
      'inboxRetention: Duration.hours(2200) is not allowed; allowed: a Duration of 91',
    ],
    [
      { rotationGrace: Duration.days(Token.asNumber({ Ref: 'Days' })) },
      `rotationGrace: ${TOKEN} is not allowed; allowed: a Duration of 1 to 720 whole hours`,
    ],
    [{ logRetention: 8 }, 'logRetention: 8 is not allowed; allowed: one of RetentionDays'],
    [{ deletionProtection: 'no' }, 'deletionProtection: "no" is not allowed; allowed: true or false'],
    [{ reservedConcurrency: 0 }, 'reservedConcurrency: 0 is not allowed; allowed: a whole number from 1'],
    [
      { allowSubscribersFrom: ['1'] },
      'allowSubscribersFrom: ["1"] is not allowed; allowed: a list of up to 50 account ids of 12 digits',
    ],
    [{ logRetentionDays: 7 }, 'logRetentionDays is not a field; allowed: stage, pipelineName, sources,'],
    [{ cloudWatchRole: true }, "cloudWatchRole: true is not allowed; allowed: 'create' or 'exists'"],
    [{ inboxTable: 'inbox' }, 'inboxTable: "inbox" is not allowed; allowed: a table, such as'],
    [{ ledgerTable: 'ledger' }, 'ledgerTable: "ledger" is not allowed; allowed: a table, such as'],
    [{ encryptionKey: 'alias/mine' }, 'encryptionKey: "alias/mine" is not allowed; allowed: a key, such as'],
    [
      { alarms: undefined },
      'alarms is missing, so that nobody would be told when something goes wrong where deletionProtection is on; add ' +
        "alarms: { emails: ['<address>'] }, alarms: { topic: <an SNS topic> } or alarms: 'nobody'",
    ],
    [
      { alarms: { emails: ['ada@example.com'], topic: foreignStack() } },
      `alarms: ["emails","topic"] is not allowed; allowed: { emails: ['<address>'] }, { topic: <an SNS topic> } or 'nobody'`,
    ],
    [
      { alarms: { topic: 'arn:aws:sns' } },
      'alarms.topic: "arn:aws:sns" is not allowed; allowed: a topic, such as',
    ],
    [
      { extraAllowedCidrs: [Aws.REGION] },
      `extraAllowedCidrs[0]: ${TOKEN} is not an address range; allowed: an IPv4 or IPv6 range`,
    ],
    [
      { domain: 'webhooks.example.com' },
      'domain: "webhooks.example.com" is not allowed; allowed: an object of name',
    ],
    [
      { domain: { name: 'https://Example.com', certificate: foreignStack() } },
      'domain.name: "https://Example.com" is not allowed; allowed: a domain name in lower case, such as',
    ],
    [{ archive: { keyMaterial: 1 } }, 'archive.keyMaterial: 1 is not allowed; allowed: true or false'],
    [
      { throttle: { requestsPerSecond: 0, burst: 5 } },
      'throttle.requestsPerSecond: 0 is not allowed; allowed: a whole',
    ],
    [
      { sources: ['privy/main'] },
      'sources: ["privy/main"] is not allowed; allowed: an object of sources by name',
    ],
  ])('is refused with %p', (props, text) => {
    expect(make(props)).toThrow(problem(text));
  });

  it('is refused without properties, which JavaScript lets one forget', () => {
    const stack = foreignStack();

    expect(() => new WalletWebhooks(stack, 'Webhooks', undefined as never)).toThrow(
      problem('props: undefined is not allowed; allowed: an object with at least stage'),
    );
  });

  it('takes tokens for numbers that are only passed on', () => {
    const stack = foreignStack();
    const number = new CfnParameter(stack, 'Limit', { type: 'Number' }).valueAsNumber;
    pipelineIn(stack, {
      reservedConcurrency: number,
      throttle: { requestsPerSecond: number, burst: number },
    });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: { Ref: 'Limit' },
    });
    template.hasResourceProperties('AWS::ApiGateway::Stage', {
      MethodSettings: [{ ThrottlingRateLimit: { Ref: 'Limit' }, ThrottlingBurstLimit: { Ref: 'Limit' } }],
    });
  });

  it('is refused with everything that is wrong at once', () => {
    expect(make({ stage: '', logRetention: 8 })).toThrow('Platform/Webhooks has 2 problems:');
  });

  it('is refused with an alarm topic that CloudWatch cannot publish to', () => {
    const stack = foreignStack();
    const key = Alias.fromAliasName(stack, 'SnsKey', 'alias/aws/sns');
    const managed = new Topic(stack, 'Managed', { masterKey: key });
    const fifo = new Topic(stack, 'Fifo', { fifo: true });

    expect(() => pipelineIn(stack, { alarms: { topic: managed } }, 'First')).toThrow(
      'alarms.topic: Platform/Managed is not allowed; allowed: a topic without alias/aws/sns, to which CloudWatch ' +
        'cannot publish and does not say so; take no encryption, or a key of yours that lets cloudwatch.amazonaws.com in',
    );
    expect(() => pipelineIn(stack, { alarms: { topic: fifo } }, 'Second')).toThrow(
      'alarms.topic: Platform/Fifo is not allowed; allowed: a standard topic; a FIFO topic takes no alarms',
    );
  });

  it('is refused at the synthesis where it has no source by then', () => {
    const stack = foreignStack();
    pipelineIn(stack, { sources: {} });

    expect(stack.node.findChild('Webhooks').node.validate()).toEqual([
      'sources: the pipeline has 0; allowed: 1 to 12',
    ]);
  });
});

describe('what is added to a pipeline', () => {
  const added = (add: (pipeline: ReturnType<typeof pipelineIn>) => unknown) => () =>
    add(pipelineIn(foreignStack(), { handlers: [userDirectory] }));

  it('is refused under the name of another', () => {
    expect(added((pipeline) => pipeline.addSource('privy/main'))).toThrow(
      problem('sources: "privy/main" is the name of another source too; allowed: a name of its own'),
    );
    expect(added((pipeline) => pipeline.addHandler(userDirectory))).toThrow(
      problem(
        'handlers[1].name: "user-directory" is the name of handlers[0] too; allowed: a name of its own',
      ),
    );
    expect(added((pipeline) => pipeline.addConsumer('user-directory', { events: ['*'] }))).toThrow(
      problem('consumers: "user-directory" is the name of handlers[0] too; allowed: a name of its own'),
    );
    expect(
      added((pipeline) => {
        pipeline.addConsumer('billing', { events: ['*'] });
        pipeline.addConsumer('billing', { events: ['*'] });
      }),
    ).toThrow(
      problem('consumers: "billing" is the name of another consumer too; allowed: a name of its own'),
    );
  });

  it('is refused where it is nothing, which JavaScript lets one forget', () => {
    expect(added((pipeline) => pipeline.addHandler(undefined as never))).toThrow(
      problem('handlers[1]: undefined is not allowed; allowed: a manifest'),
    );
    expect(added((pipeline) => pipeline.addSource('privy/app', null as never))).toThrow(
      problem('sources["privy/app"]: null is not allowed; allowed: an object with its settings, {} for none'),
    );
    expect(added((pipeline) => pipeline.addConsumer('billing', undefined as never))).toThrow(
      problem('consumers["billing"]: undefined is not allowed; allowed: an object with its events'),
    );
  });

  it.each([
    [
      { visibilityTimeout: 60 },
      '.visibilityTimeout: 60 is not allowed; allowed: a Duration of 1 second to 12 hours',
    ],
    [
      { visibilityTimeoutSeconds: 60 },
      '.visibilityTimeoutSeconds is not a field; allowed: events, accountIds,',
    ],
    [{ accountIds: ['1'] }, '.accountIds: ["1"] is not allowed; allowed: a list of up to 49 account ids'],
  ])('is refused as a consumer with %j', (options, text) => {
    expect(
      added((pipeline) => pipeline.addConsumer('billing', { events: ['*'], ...(options as object) })),
    ).toThrow(problem(`consumers["billing"]${text}`));
  });

  it('is refused as a source of certain stages, which are a matter of the configuration', () => {
    expect(added((pipeline) => pipeline.addSource('privy/app', { stages: ['dev'] } as object))).toThrow(
      problem('sources["privy/app"].stages is not a field; allowed: environment, allowedCidrs'),
    );
  });

  it('is refused with event patterns and address ranges that only the deployment knows', () => {
    const events = [Aws.REGION as '*'];

    expect(added((pipeline) => pipeline.addConsumer('billing', { events }))).toThrow(
      problem(
        `consumers["billing"].events[0]: ${TOKEN} is not allowed; allowed: an event pattern; give a literal`,
      ),
    );
    expect(
      added((pipeline) => pipeline.addSource('privy/app', { allowedCidrs: Token.asList({ Ref: 'Cidrs' }) })),
    ).toThrow(
      `sources["privy/app"].allowedCidrs[0]: ${TOKEN} is not an address range; allowed: an IPv4 or IPv6 range`,
    );
  });

  it('takes tokens where they do not shape the template', () => {
    expect(
      added((pipeline) => {
        pipeline.addSource('privy/app', { environment: Aws.REGION });
        pipeline.addConsumer('billing', { events: ['*'], accountIds: [Aws.ACCOUNT_ID] });
      }),
    ).not.toThrow();
  });
});
