import { statusLines } from '../../../cli/status/status-lines.ts';
import { plainPage } from '../plain-page.ts';

const problem = { code: 'no-access', message: 'no permission for sqs:GetQueueAttributes' } as const;

describe('the status of a stage', () => {
  it('has a row for what cannot be looked at, without figures', () => {
    const lines = statusLines(
      {
        pipelineName: 'prod',
        region: 'eu-central-1',
        at: '2026-11-27T12:00:00.000Z',
        sources: [{ source: 'privy/main', provider: 'privy', url: 'https://api.example', problem }],
        subscribers: [
          { subscriber: 'risk', kind: 'consumer', problem },
          {
            subscriber: 'crm',
            kind: 'consumer',
            isPaused: false,
            waiting: 7,
            inHand: 0,
            dead: 0,
            notDelivered: 0,
          },
        ],
        parked: { problem },
        findings: [{ where: 'risk', what: 'unreadable', text: problem.message, command: 'doctor' }],
      },
      (command) => `npx wallet-webhooks ${command}`,
      plainPage(160),
    );

    expect(lines).toContainEqual(expect.stringMatching(/^privy\/main +no access +– /));
    expect(lines).toContainEqual(expect.stringMatching(/^risk +no access +– /));
    expect(lines).toContainEqual(expect.stringMatching(/^crm +consumer +7 /));
    expect(lines.at(-1)).toBe('parked   no access');
    expect(lines).toContain('✗ risk: no permission for sqs:GetQueueAttributes');
  });
});
