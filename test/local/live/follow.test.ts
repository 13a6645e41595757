import type { LocalFunction } from '../../../local/cloud/functions/start-functions.ts';
import type { AccessLogEntry, WebAclDecision } from '../../../local/cloud/gateway/gateway-options.ts';
import { createListeners } from '../../../local/cloud/listeners.ts';
import { followDeadLetters } from '../../../local/live/follow-dead-letters.ts';
import { followDeliveries } from '../../../local/live/follow-deliveries.ts';
import { followHandlings } from '../../../local/live/follow-handlings.ts';
import type { LiveFact } from '../../../local/live/live-fact.ts';
import type { ReportOfFunction } from '../../../local/local-pipeline.ts';
import type { LocalReport } from '../../../local/local-report.ts';
import type { Invocation } from '../../../local/observable-pipeline.ts';

const AT = new Date('2026-11-26T19:31:02.000Z');
const THROWN = { name: 'CrmError', message: 'no answer', frames: [] };

/** A pipeline in which the test says what happens, and what its followers tell. */
function followed() {
  const decisions = createListeners<WebAclDecision>();
  const reports = createListeners<ReportOfFunction>();
  const answers = createListeners<AccessLogEntry>();
  const invocations = createListeners<Invocation>();
  const letters = createListeners<Parameters<Parameters<typeof followDeadLetters>[0]['onDeadLetter']>[0]>();
  const facts: LiveFact[] = [];
  const pipeline = {
    sources: {
      'privy/main': {
        provider: 'privy',
        secretId: '',
        secret: '',
        url: 'http://127.0.0.1:3000/webhooks/privy/main',
      },
    },
    subscribers: {
      crm: {
        kind: 'handler',
        queueUrl: 'http://q/0/crm-queue.fifo',
        dlqUrl: 'http://q/0/crm-dlq.fifo',
        subscriptionDlqUrl: 'http://q/0/crm-undelivered.fifo',
      },
    },
    archive: {
      bucket: 'archive',
      queueUrl: 'http://q/0/archive',
      dlqUrl: 'http://q/0/archive-dlq',
      subscriptionDlqUrl: 'http://q/0/archive-undelivered.fifo',
      writer: { functionName: 'writer', logGroup: 'writer' },
      functionName: 'keeper',
      logGroup: 'keeper',
    },
    functions: new Map([['crm', { logFile: '/logs/crm.log' } as LocalFunction]]),
    onDecision: decisions.add,
    onReport: reports.add,
    onAnswer: answers.add,
    onInvocation: invocations.add,
    onDeadLetter: letters.add as never,
  } as const;
  const rules = new Map([['crm', { tries: 6, visibilitySeconds: 180, crashSeconds: 3 }]]);
  const tell = (fact: LiveFact) => void facts.push(fact);
  followDeliveries(pipeline, tell, () => AT);
  followHandlings(pipeline, { rules, tell, now: () => AT });
  followDeadLetters(pipeline, tell, () => AT);
  return {
    decide: decisions.tell,
    report: (report: LocalReport) => reports.tell({ functionName: 'crm', report }),
    answer: (entry: Partial<AccessLogEntry>) =>
      answers.tell({
        requestId: 'r1',
        time: '',
        sourceIp: '127.0.0.1',
        method: 'POST',
        path: '/webhooks/privy/main',
        status: 200,
        durationMilliseconds: 12.4,
        webAcl: 'allow',
        ...entry,
      }),
    invoked: (result: Invocation['result'], ...messageIds: string[]) =>
      invocations.tell({ functionName: 'crm', event: { Records: messageIds.map(record) }, result }),
    bury: (arn: string) =>
      letters.tell({ queueArn: '', deadLetterQueueArn: arn, body: record('m1').body, receives: 6 } as never),
    told: () => facts.splice(0),
  };
}

function record(messageId: string) {
  const attributes = { MessageGroupId: `group-of-${messageId}` };
  return { messageId, attributes, body: `{"id":"event-${messageId}","type":"privy.user.created"}` };
}

function handling(messageId: string, outcome: string): LocalReport {
  return {
    kind: 'handling',
    messageId,
    outcome,
    receiveCount: 5,
    attempts: outcome === 'failed' ? 2 : undefined,
    step: outcome === 'failed' ? 'retry' : undefined,
    durationMilliseconds: 7,
    problem: undefined,
    eventId: `event-${messageId}`,
    eventType: 'privy.user.created',
    thrown: outcome === 'failed' ? THROWN : undefined,
  };
}

const OK = { ok: true, payload: null } as const;

describe('a delivery', () => {
  const report: LocalReport = {
    kind: 'delivery',
    requestId: 'r1',
    source: 'privy/main',
    outcome: 'accepted',
    reason: undefined,
    eventId: 'e1',
    eventType: 'privy.user.created',
  };

  it('is told once when it is answered, with what the intake said of it', () => {
    const { report: tellReport, answer, told } = followed();

    tellReport(report);
    expect(told()).toEqual([]);
    answer({});

    expect(told()).toEqual([
      {
        kind: 'delivery',
        at: AT,
        source: 'privy/main',
        request: 'POST /webhooks/privy/main',
        status: 200,
        outcome: 'accepted',
        eventId: 'e1',
        eventType: 'privy.user.created',
        milliseconds: 12,
      },
    ]);
  });

  it('is told with the rule that blocked it', () => {
    const { decide, answer, told } = followed();

    decide({
      requestId: 'r1',
      action: 'block',
      rule: 'privy-main-off-list',
      counted: [],
      sourceIp: '203.0.113.7',
      method: 'POST',
      path: '/webhooks/privy/main',
    });
    answer({ status: 403 });

    expect(told()).toMatchObject([
      { status: 403, outcome: 'blocked', reason: expect.stringContaining('privy-main-off-list') },
    ]);
  });

  it.each([
    ['another path', { path: '/elsewhere' }, 'POST /elsewhere'],
    ['another method', { method: 'GET' }, 'GET /webhooks/privy/main'],
  ])('has no source where %s is asked for', (_what, entry, request) => {
    const { answer, told } = followed();

    answer({ ...entry, status: 404 });

    const [fact] = told();
    expect(fact).toMatchObject({ request, status: 404 });
    expect(fact).not.toHaveProperty('source', 'privy/main');
  });

  it('is not what a command asks to see whether the pipeline is there', () => {
    const { answer, told } = followed();

    answer({ method: 'GET', path: '/', status: 403 });

    expect(told()).toEqual([]);
  });
});

describe('a handling', () => {
  it('is told at once where it went well, and at the end of its batch where not, with when it comes again', () => {
    const { report, invoked, told } = followed();

    report(handling('m1', 'failed'));
    report(handling('m2', 'applied'));
    expect(told()).toMatchObject([{ kind: 'handling', outcome: 'applied', attempt: 5, eventId: 'event-m2' }]);
    report({ kind: 'postponed', messages: [{ messageId: 'm1', seconds: 5 }] });
    expect(told()).toEqual([]);
    invoked(OK, 'm1', 'm2');

    expect(told()).toEqual([
      {
        kind: 'handling',
        at: AT,
        handler: 'crm',
        outcome: 'failed',
        attempt: 2,
        attempts: 6,
        step: 'retry',
        group: 'group-of-m1',
        milliseconds: 7,
        eventId: 'event-m1',
        eventType: 'privy.user.created',
        thrown: THROWN,
        comesAgainSeconds: 5,
        logFile: '/logs/crm.log',
      },
    ]);
  });

  it('is told at once where somebody released it, also where it failed again', () => {
    const { report, told } = followed();

    report({ ...handling('m1', 'failed'), receiveCount: undefined } as LocalReport);

    expect(told()).toMatchObject([{ outcome: 'failed', attempt: 2, released: true, eventId: 'event-m1' }]);
  });

  it('comes again when the queue says, where its function could not', () => {
    const { report, invoked, told } = followed();

    report(handling('m1', 'failed'));
    invoked(OK, 'm1');

    expect(told()).toMatchObject([{ outcome: 'failed', comesAgainSeconds: 180 }]);
  });

  it('is told as a crash with what the function had in hand, where it gave no answer', () => {
    const { report, invoked, told } = followed();

    report({ kind: 'crash', thrown: THROWN });
    invoked(
      {
        ok: false,
        error: { errorType: 'Sandbox.Timedout', errorMessage: 'RequestId: a-1 Error: Task timed out' },
      },
      'm1',
    );
    invoked({ ok: false, error: { errorType: 'Host.Closed', errorMessage: 'closed' } }, 'm2');

    expect(told()).toEqual([
      {
        kind: 'crash',
        at: AT,
        functionName: 'crm',
        errorType: 'Sandbox.Timedout',
        message: 'Task timed out',
        thrown: THROWN,
        events: [{ eventId: 'event-m1', eventType: 'privy.user.created' }],
        comesAgainSeconds: 3,
        logFile: '/logs/crm.log',
      },
    ]);
  });
});

describe('a dead letter', () => {
  it('is told with its subscriber, and not where the queue is nobody’s', () => {
    const { bury, told } = followed();

    bury('arn:aws:sqs:us-east-1:000000000000:crm-dlq.fifo');
    bury('arn:aws:sqs:us-east-1:000000000000:other-dlq.fifo');

    expect(told()).toEqual([
      {
        kind: 'dead-letter',
        at: AT,
        subscriber: 'crm',
        eventId: 'event-m1',
        eventType: 'privy.user.created',
        tries: 6,
      },
    ]);
  });

  it('is told of the archive too', () => {
    const { bury, told } = followed();

    bury('arn:aws:sqs:us-east-1:000000000000:archive-dlq');

    expect(told()).toMatchObject([{ subscriber: 'archive', eventId: 'event-m1' }]);
  });
});
