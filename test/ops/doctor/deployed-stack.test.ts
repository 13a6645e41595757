import { connectServices } from '../../../ops/stage/connect-services.ts';
import { startAnsweringAws } from '../stage/answering-aws.ts';

const DESCRIBED = `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
<StackName>Shop-prod</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>UPDATE_COMPLETE</StackStatus>
<DriftInformation><StackDriftStatus>DRIFTED</StackDriftStatus><LastCheckTimestamp>2026-11-20T08:00:00Z</LastCheckTimestamp></DriftInformation>
</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

describe('the stack of a stage', () => {
  it('is what CloudFormation says of it', async () => {
    const aws = await startAnsweringAws({ DescribeStacks: () => DESCRIBED });
    const { services, close } = connectServices({
      region: 'eu-west-1',
      endpoints: { cloudformation: aws.endpoint },
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    });

    const found = await (await services.stacks()).stack('Shop-prod');
    close();
    await aws.close();

    expect(found).toEqual({
      status: 'UPDATE_COMPLETE',
      drift: 'DRIFTED',
      driftCheckedAt: new Date('2026-11-20T08:00:00.000Z'),
    });
    expect(aws.calls[0]?.input).toMatchObject({ StackName: 'Shop-prod' });
  });
});
