import { connectServices } from '../../../ops/stage/connect-services.ts';
import { startAnsweringAws } from '../stage/answering-aws.ts';

describe('the alarms of a pipeline', () => {
  it('are read page by page, and only those that are named after it', async () => {
    const pages: Record<string, object> = {
      first: {
        MetricAlarms: [
          { AlarmName: 'Shop-prod billing late', AlarmActions: ['arn:on-call'], ActionsEnabled: true },
        ],
        NextToken: 'second',
      },
      second: {
        MetricAlarms: [{ AlarmName: 'Shop-prod set-aside', AlarmActions: [], ActionsEnabled: false }],
      },
    };
    const aws = await startAnsweringAws({
      'GraniteServiceVersion20100801.DescribeAlarms': ({ NextToken = 'first' }) =>
        pages[String(NextToken)] ?? {},
    });
    const { services, close } = connectServices({
      region: 'eu-west-1',
      endpoints: { cloudwatch: aws.endpoint },
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });

    const found = await (await services.alarms()).ofPipeline('Shop-prod');
    close();
    await aws.close();

    expect(found).toEqual([
      { name: 'Shop-prod billing late', actions: ['arn:on-call'], isSilenced: false },
      { name: 'Shop-prod set-aside', actions: [], isSilenced: true },
    ]);
    expect(aws.calls.map(({ input }) => input['AlarmNamePrefix'])).toEqual(['Shop-prod ', 'Shop-prod ']);
  });
});
