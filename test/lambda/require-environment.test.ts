import { requireEnvironment } from '../../lambda/require-environment.ts';

const NAMES = { ledgerTable: 'LEDGER_TABLE', topicArn: 'TOPIC_ARN', sources: 'SOURCES' } as const;

describe('requireEnvironment', () => {
  it('gives the values under the names that the code uses', () => {
    const environment = { LEDGER_TABLE: 'ledger-1', TOPIC_ARN: 'arn:topic', SOURCES: '{}', OTHER: 'x' };

    expect(requireEnvironment(NAMES, environment)).toEqual({
      ledgerTable: 'ledger-1',
      topicArn: 'arn:topic',
      sources: '{}',
    });
  });

  it('names every missing and every empty variable in one error', () => {
    const read = () => requireEnvironment(NAMES, { LEDGER_TABLE: '', SOURCES: '{"privy/main":{}}' });

    expect(read).toThrow(
      expect.objectContaining({ code: 'missing-environment', missing: ['LEDGER_TABLE', 'TOPIC_ARN'] }),
    );
  });

  it('says what to do and never puts a value into the error', () => {
    const read = () =>
      requireEnvironment({ sources: 'SOURCES', topicArn: 'TOPIC_ARN' }, { SOURCES: 'planted' });

    expect(read).toThrow(
      new Error(
        'Environment variables missing or empty: TOPIC_ARN. The stack in lib/ sets them; ' +
          'deploy it again, or set them by hand where the function runs without it.',
      ),
    );
  });

  it('reads the environment of the process unless it is given another', () => {
    expect(requireEnvironment({ path: 'PATH' }).path).toBe(process.env['PATH']);
  });
});
