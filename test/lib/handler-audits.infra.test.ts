import { rendered, resource, resources, templateOf } from './template-of.ts';

const template = templateOf({
  consumers: {
    billing: { events: ['privy.user.*'] },
    crm: { kind: 'https', url: 'https://crm.example.com/events', events: ['*'] },
  },
});

/** What the rules of the audits hand to the keeper. */
function requests() {
  return Object.entries(resources(template, 'AWS::Events::Rule'))
    .filter(([id]) => id.startsWith('PipelineArchiveKeeperHandlerAudits'))
    .map(([, { Properties }]) => {
      const { ScheduleExpression, Targets } = Properties as {
        ScheduleExpression: string;
        Targets: readonly { readonly Input: unknown }[];
      };
      return { ScheduleExpression, request: JSON.parse(rendered(Targets[0]?.Input)) };
    });
}

describe('the audits of handlers', () => {
  it('are made once a day of each handler and https destination, and of no consumer', () => {
    const request = (handler: string, subscriber: string, log: string) => ({
      ScheduleExpression: 'cron(0 5 * * ? *)',
      request: {
        archive: 'audit-handler',
        handler,
        logGroup: log,
        deadLetterQueues: [`<${subscriber}Dlq>`, `<${subscriber}SubscriptionDlq>`],
      },
    });

    expect(requests()).toEqual([
      request('user-directory', 'PipelineuserdirectorySubscriber', '<PipelineuserdirectoryHandlerLog>'),
      request('crm', 'PipelinecrmDestinationSubscriber', '<PipelinecrmDestinationHandlerLog>'),
    ]);
  });

  it('may read the logs of these handlers, and count what is in these queues', () => {
    const { PolicyDocument } = resource(template, 'AWS::IAM::Policy', 'PipelineArchiveKeeper').Properties;
    const { Statement } = PolicyDocument as {
      Statement: readonly { readonly Action: string | readonly string[]; readonly Resource: unknown }[];
    };
    const allowed = (action: string) =>
      Statement.filter(({ Action }) => [Action].flat().includes(action))
        .flatMap(({ Resource }) => [Resource].flat().map(rendered))
        .sort();

    expect(allowed('logs:FilterLogEvents')).toEqual([
      '<PipelinecrmDestinationHandlerLog.Arn>',
      '<PipelineuserdirectoryHandlerLog.Arn>',
    ]);
    expect(allowed('sqs:GetQueueAttributes').filter((arn) => arn.includes('Dlq'))).toEqual([
      '<PipelinecrmDestinationSubscriberDlq.Arn>',
      '<PipelinecrmDestinationSubscriberSubscriptionDlq.Arn>',
      '<PipelineuserdirectorySubscriberDlq.Arn>',
      '<PipelineuserdirectorySubscriberSubscriptionDlq.Arn>',
    ]);
  });

  it('print a command for each', () => {
    const outputs = Object.keys(template.findOutputs('*')).filter((id) => id.endsWith('AuditCommand'));

    expect(outputs.sort()).toEqual(['AuditCommand', 'CrmAuditCommand', 'UserDirectoryAuditCommand']);
  });

  it('are not made, and ring for nothing, where there is no handler', () => {
    const none = templateOf({ handlers: [], consumers: { billing: { events: ['*'] } } });

    expect(JSON.stringify(none.toJSON())).not.toContain('audit-handler');
    expect(Object.keys(resources(none, 'AWS::CloudWatch::Alarm')).join()).not.toContain('HandlerAudits');
  });
});
