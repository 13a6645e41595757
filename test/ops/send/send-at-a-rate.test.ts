import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendEvents } from '../../../ops/send/send-events.ts';
import { stageOf } from '../stage-of.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** An address where nobody listens any more. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

describe('sending at a rate to an endpoint that does not answer', () => {
  it('ends with what is wrong, and no rejection is left that would end the process', async () => {
    const host = await deadAddress();
    const stage = stageOf(
      {},
      { sources: { 'privy/main': { provider: 'privy', url: `http://${host}/privy/main`, secretId: 's' } } },
    );
    const left: unknown[] = [];
    const note = (reason: unknown) => left.push(reason);
    process.on('unhandledRejection', note);
    try {
      const options = { source: 'privy/main', event: 'user.created', secret: SECRET, rate: 50, count: 100 };

      await expect(sendEvents(stage, options)).rejects.toMatchObject({
        code: 'unreachable',
        message: expect.stringMatching(new RegExp(`^${host} does not answer: `)),
      });
      expect(left).toEqual([]);
      expect(stage.written).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
