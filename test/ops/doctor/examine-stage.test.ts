import { examineStage } from '../../../ops/doctor/examine-stage.ts';
import { OpsError } from '../../../ops/ops-error.ts';
import { ALARM, CHECKED, doctorsStage, type Found, PUT } from './doctors-stage.ts';

const PUBLISHED = { us: ['44.228.126.217', '2600:1f24:64:8000::/56'], eu: ['52.215.16.239'] };
const publishing =
  (lists: object, status = 200) =>
  async () =>
    Response.json(lists, { status });
const LOOKING = { version: '1.2.0', node: '24.11.0', fetch: publishing(PUBLISHED) };

/** What is not fine. */
async function complaints(found: Found, looking: Partial<typeof LOOKING> = {}) {
  const { checks } = await examineStage(doctorsStage(found), { ...LOOKING, ...looking });
  return checks.filter(({ state }) => state !== 'fine');
}

describe('the examination of a stage', () => {
  it('has a line for each check where all is as it should be', async () => {
    expect(await examineStage(doctorsStage(), LOOKING)).toEqual({
      pipelineName: 'Shop-prod',
      checks: [
        { name: 'secrets', state: 'fine', sentence: 'put for privy/main' },
        {
          name: 'subscriptions',
          state: 'fine',
          sentence: 'the topic sends to count, risk, the archive',
        },
        { name: 'event source mappings', state: 'fine', sentence: 'on for count, the archive' },
        { name: 'versions', state: 'fine', sentence: '1.2.0 here and in the stage, on Node 24.11.0' },
        { name: 'stack', state: 'fine', sentence: 'is UPDATE_COMPLETE and was as deployed on 2026-11-20' },
        { name: 'alarms', state: 'fine', sentence: '1 of them, with somebody to notify' },
        {
          name: 'allow-list',
          state: 'fine',
          sentence: 'has all 2 ranges that docs.svix.com publishes for privy',
        },
        { name: 'tables', state: 'fine', sentence: 'all 4 can be restored to any second of 35 days' },
        { name: 'left behind', state: 'fine', sentence: 'nothing is without a place in the stack' },
      ],
      leftOut: [],
    });
  });

  it('leaves out what there is only on AWS', async () => {
    const local = { ...doctorsStage({ receivers: [] }), isLocal: true };

    const { checks, leftOut } = await examineStage(local, LOOKING);

    expect(leftOut).toEqual(['stack', 'alarms', 'allow-list', 'tables', 'left behind']);
    expect(checks.map(({ name }) => name)).toEqual([
      'secrets',
      'subscriptions',
      'event source mappings',
      'versions',
    ]);
  });

  it('has what is wrong first, then what cannot be told', async () => {
    const found = doctorsStage({ alarms: [] });
    const { checks } = await examineStage(found, { ...LOOKING, fetch: publishing({}, 503) });

    expect(checks.map(({ state }) => state)).toEqual(['wrong', 'unknown', ...Array(7).fill('fine')]);
  });

  it('goes on where one thing may not be looked at', async () => {
    const stage = doctorsStage();
    const denied = new OpsError('no-access', 'no permission for cloudwatch:DescribeAlarms');
    const alarms = async () => Promise.reject(denied);

    const { checks } = await examineStage({ ...stage, services: { ...stage.services, alarms } }, LOOKING);

    expect(checks).toHaveLength(9);
    expect(checks[0]).toEqual({
      name: 'alarms',
      state: 'wrong',
      sentence: 'cannot be looked at: no permission for cloudwatch:DescribeAlarms',
    });
  });

  it('hides no fault of its own', async () => {
    const stage = doctorsStage();
    const alarms = async () => Promise.reject(new TypeError('oops'));

    await expect(
      examineStage({ ...stage, services: { ...stage.services, alarms } }, LOOKING),
    ).rejects.toThrow('oops');
  });
});

describe('the examination of secrets', () => {
  it('names a source that has none', async () => {
    expect(await complaints({ secrets: { 'privy/main': [] } })).toEqual([
      {
        name: 'secrets',
        state: 'wrong',
        sentence: 'privy/main has no signing secret: every delivery is answered 503; put one',
        command: 'secret put privy/main',
      },
    ]);
  });

  it('says what the intake found wrong with one, though nobody may read it', async () => {
    const line = { source: 'privy/main', secretFlaw: 'quoted', timestamp: '2026-11-27T08:00:00.000Z' };

    expect(await complaints({ logged: [line] })).toEqual([
      {
        name: 'secrets',
        state: 'wrong',
        sentence: 'what was put as the signing secret of privy/main is none: it is in quotes; leave them out',
        command: 'secret put privy/main',
      },
    ]);
  });

  it.each([
    ['of another source', { source: 'privy/other', timestamp: '2026-11-27T08:00:00.000Z' }],
    ['of the secret before', { source: 'privy/main', timestamp: '2026-11-27T07:00:30.000Z' }],
  ])('takes nothing from a line %s', async (_, line) => {
    const secrets = { 'privy/main': [{ ...PUT, createdAt: new Date('2026-11-27T07:00:00.000Z') }] };

    expect(await complaints({ secrets, logged: [{ ...line, secretFlaw: 'quoted' }] })).toEqual([]);
  });

  it('says of what can be read itself that it is a placeholder', async () => {
    const stage = { ...doctorsStage(), signingSecret: async () => 'change-me' };

    const { checks } = await examineStage(stage, LOOKING);

    expect(checks[0]).toMatchObject({ name: 'secrets', state: 'wrong', command: 'secret put privy/main' });
    expect(JSON.stringify(checks)).not.toContain('change-me');
  });

  it('says until when the one before is accepted', async () => {
    const current = { stages: ['AWSCURRENT'], createdAt: new Date('2026-11-27T08:00:00.000Z') };
    const stage = doctorsStage({ secrets: { 'privy/main': [current, { ...PUT, stages: ['AWSPREVIOUS'] }] } });

    expect((await examineStage(stage, LOOKING)).checks[0]?.sentence).toBe(
      'put for privy/main; the one before of privy/main is accepted until 2026-11-29T08:00:00.000Z',
    );
  });
});

describe('the examination of what hands events on', () => {
  it('names who has no subscription, and whose waits to be confirmed', async () => {
    const subscriptions = [
      { queueName: 'count', filter: {}, isPending: false },
      { queueName: 'risk', filter: {}, isPending: true },
    ];

    expect((await complaints({ subscriptions })).map(({ sentence }) => sentence)).toEqual([
      'the subscription of risk waits for the owner of its queue to confirm it',
      'the topic sends nothing to the queue of the archive: deploy the stage once more',
    ]);
  });

  it('names who is paused, with what lets it have events again', async () => {
    expect(await complaints({ mappings: { count: ['Disabled'] } })).toEqual([
      {
        name: 'event source mappings',
        state: 'wrong',
        sentence: 'count is paused',
        command: 'resume count',
      },
    ]);
  });

  it('names the archive where it is given nothing', async () => {
    expect((await complaints({ mappings: { writer: [] } })).map(({ sentence }) => sentence)).toEqual([
      'nothing gives the archive what is in its queue: deploy the stage once more',
    ]);
  });
});

describe('the examination of alarms', () => {
  it.each<[string, Found]>([
    [
      "the alarms notify nobody: give the stage alarms: { emails: ['<address>'] }",
      { description: { alarmTopicArn: undefined } },
    ],
    [
      'the alarm Shop-prod billing late notifies nobody: deploy the stage once more',
      { alarms: [{ ...ALARM, actions: [] }] },
    ],
    [
      'the actions of the alarm Shop-prod billing late are switched off: switch them on',
      { alarms: [{ ...ALARM, isSilenced: true }] },
    ],
    ['nobody has subscribed to arn:on-call, which the alarms notify', { receivers: [] }],
    [
      'nobody has confirmed the message that SNS sent to who subscribed to arn:on-call, which the alarms notify',
      { receivers: [{ protocol: 'email', isPending: true }] },
    ],
    [
      '1 of the 2 who subscribed to arn:on-call have not confirmed the message that SNS sent them, and are not told of alarms',
      {
        receivers: [
          { protocol: 'email', isPending: false },
          { protocol: 'email', isPending: true },
        ],
      },
    ],
  ])('finds: %s', async (sentence, found) => {
    expect(await complaints(found)).toEqual([{ name: 'alarms', state: 'wrong', sentence }]);
  });
});

describe('the examination of the stack', () => {
  it.each([
    [
      { status: 'UPDATE_ROLLBACK_FAILED', drift: 'NOT_CHECKED' },
      'the last deployment of Shop-prod failed (UPDATE_ROLLBACK_FAILED): deploy it once more',
    ],
    [
      { status: 'UPDATE_ROLLBACK_COMPLETE', drift: 'IN_SYNC', driftCheckedAt: CHECKED },
      'the last deployment of Shop-prod failed (UPDATE_ROLLBACK_COMPLETE): deploy it once more',
    ],
    [
      { status: 'UPDATE_COMPLETE', drift: 'DRIFTED', driftCheckedAt: CHECKED },
      'on 2026-11-20 something of Shop-prod was no more as it was deployed: see what with aws cloudformation describe-stack-resource-drifts --stack-name Shop-prod',
    ],
  ])('finds in %j what is wrong', async (stack, sentence) => {
    expect(await complaints({ stack })).toEqual([{ name: 'stack', state: 'wrong', sentence }]);
  });

  it('does not mind that nobody has had it compared, and says how', async () => {
    const stage = doctorsStage({ stack: { status: 'CREATE_COMPLETE', drift: 'NOT_CHECKED' } });

    const { checks } = await examineStage(stage, LOOKING);

    expect(checks.find(({ name }) => name === 'stack')).toEqual({
      name: 'stack',
      state: 'fine',
      sentence:
        'is CREATE_COMPLETE and was never compared with what is there: aws cloudformation detect-stack-drift --stack-name Shop-prod does',
    });
  });
});

describe('the examination of versions', () => {
  it('says which two are not the same', async () => {
    expect(await complaints({}, { version: '1.3.0' })).toEqual([
      {
        name: 'versions',
        state: 'wrong',
        sentence:
          'the stage was deployed from 1.2.0 and this is 1.3.0: deploy Shop-prod from this one, or look with that one',
      },
    ]);
  });
});

describe('the examination of the allow-list', () => {
  it('names what the provider publishes and the list lacks', async () => {
    const fetch = publishing({ us: ['44.228.126.217', '198.51.100.7', '2600:1f24:64:8000::/48'] });

    expect((await complaints({}, { fetch })).map(({ sentence }) => sentence)).toEqual([
      'deliveries of privy also come from 198.51.100.7/32, which the list of 2026-11-22 lacks: give its sources allowedCidrs with it, or deploy a newer version',
      'deliveries of privy also come from 2600:1f24:64:8000::/48, which the list of 2026-11-22 lacks: give its sources allowedCidrs with it, or deploy a newer version',
    ]);
  });

  it.each([
    ['there is no network', async () => Promise.reject(new TypeError('fetch failed'))],
    ['something else answers', async () => new Response('<html>Sign in</html>')],
    ['the list has another form', publishing({ regions: PUBLISHED })],
    ['the list is refused', publishing(PUBLISHED, 403)],
    ['the answer is nothing', publishing(null as unknown as object)],
  ])('cannot be made where %s, and complains of nothing', async (_, fetch) => {
    expect(await complaints({}, { fetch })).toEqual([
      {
        name: 'allow-list',
        state: 'unknown',
        sentence:
          'https://docs.svix.com/webhook-ips.json cannot be read from here; the addresses of privy are those of 2026-11-22',
      },
    ]);
  });
});
