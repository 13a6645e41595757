import { answerHandlingAudit } from '../../../../lambda/archive-keeper/audit-handler/answer-handling-audit.ts';
import { DAY, HandlingWorld } from '../../../core/archive/audit/handling/handling-world.ts';
import { recordedTelemetry } from '../../../support/recorded-telemetry.ts';

const REQUEST = {
  archive: 'audit-handler',
  handler: 'example',
  logGroup: 'example-log',
  deadLetterQueues: ['https://sqs/example-dlq'],
} as const;
const NOTHING = { stale: 0, ignored: 0, duplicate: 0, forgotten: 0, earlier: 0 };

function auditingOf(world = new HandlingWorld()) {
  const { telemetry, lines, published } = recordedTelemetry();
  const asked: unknown[] = [];
  const { log, places, ...ports } = world.ports();
  const auditing = {
    ...ports,
    queues: {
      example: { queue: 'example.fifo', events: ['privy.*'], inbox: true, quarantine: true },
      billing: { queue: 'billing.fifo', events: ['*'] },
    },
    logOf: (logGroup: string) => {
      asked.push(logGroup);
      return log;
    },
    placesOf: (...of: unknown[]) => {
      asked.push(of);
      return places;
    },
    rememberedDays: 30,
    telemetry,
  } as const;
  return { world, lines, published, asked, auditing };
}

describe('an audit of a handler by the keeper', () => {
  it('says of yesterday, in one line, in its metric and in its answer, that every event is accounted for', async () => {
    const { world, lines, published, asked, auditing } = auditingOf();
    world.publish('a');
    world.say('a', 'applied');

    const answer = await answerHandlingAudit(REQUEST, auditing);

    expect(answer).toMatchObject({ day: DAY, handler: 'example', missing: 0, unsettled: [] });
    expect(asked).toEqual([
      'example-log',
      [{ name: 'example', queue: 'example.fifo' }, ['https://sqs/example-dlq']],
    ]);
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'audit of a handler',
        day: DAY,
        handler: 'example',
        missing: 0,
        sources: { 'privy/main': { ...NOTHING, published: 1, applied: 1, unsettled: 0 } },
        places: { waiting: 0, dead: 0, quarantined: 0, dropped: 0 },
        durationMilliseconds: 0,
      },
    ]);
    expect(published).toEqual([
      [
        ['HandlerDifferences', 'Count', 0],
        ['HandlerUnsettled', 'Count', 0],
      ],
    ]);
  });

  it('counts and names what is missing, and warns of what only waits', async () => {
    const { world, lines, published, auditing } = auditingOf();
    world.publish('a');
    world.publish('b');
    world.places.waiting = 1;

    await answerHandlingAudit(REQUEST, auditing);
    world.places.waiting = 2;
    await answerHandlingAudit({ ...REQUEST, day: DAY } as typeof REQUEST, auditing);

    const unsettled = ['a', 'b'].map((id) => ({ source: 'privy/main', id, last: 'unseen' }));
    expect(lines).toMatchObject([
      { level: 'error', missing: 1, unsettled },
      { level: 'warn', missing: 0, unsettled },
    ]);
    expect(published).toEqual([
      [
        ['HandlerDifferences', 'Count', 1],
        ['HandlerUnsettled', 'Count', 2],
      ],
      [
        ['HandlerDifferences', 'Count', 0],
        ['HandlerUnsettled', 'Count', 2],
      ],
    ]);
  });

  it('refuses a day that the log or the ledger has forgotten', async () => {
    const { lines, auditing } = auditingOf();

    expect(await answerHandlingAudit({ ...REQUEST, day: '2026-10-24' } as typeof REQUEST, auditing)).toEqual({
      refused: 'expired',
      from: '2026-10-25',
    });
    expect(lines).toEqual([]);
  });

  it.each(['billing', 'nobody', 'toString'])(
    'fails for %s, which is no handler of the stack',
    async (handler) => {
      const { auditing } = auditingOf();

      await expect(answerHandlingAudit({ ...REQUEST, handler } as never, auditing)).rejects.toThrow(
        `"${handler}" is no handler that can be audited; allowed: example`,
      );
    },
  );

  it('fails for a request that it does not understand, and names all that is wrong', async () => {
    const { auditing } = auditingOf();
    const request = { archive: 'audit-handler', handler: '', day: '2026-11-23', until: 'now' };

    await expect(answerHandlingAudit(request, auditing)).rejects.toThrow(
      '"day" is "2026-11-23"; allowed: a UTC date that is over, such as "2026-11-27"; ' +
        '"handler" is ""; allowed: the name of a handler; "logGroup" is null; allowed: the name of its log group; ' +
        '"deadLetterQueues" is null; allowed: the URLs of queues in a list; there is no "until"; allowed: ',
    );
  });
});
