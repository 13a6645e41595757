import type { HandlerContext } from '../../../core/handling/handler.ts';
import { CachedSecrets } from '../../../core/secrets/cached-secrets.ts';
import { deliver } from '../../../lambda/destination/deliver.ts';
import { DeliveryError } from '../../../lambda/destination/delivery-error.ts';
import type { PostedMessage } from '../../../lambda/destination/post.ts';
import { envelope } from '../../support/envelopes.ts';

const OLD = Buffer.from('an old secret of exactly 32 byte').toString('base64');
const NEW = Buffer.from('a new secret of exactly 32 bytes').toString('base64');
const ROTATED_AT = new Date('2026-11-22T10:00:00.000Z');
const HOURS = 3_600_000;

const EVENT = envelope({ id: 'event:user.created', source: 'dynamic/main' });
/** Not as it would be written anew. */
const BODY = `${JSON.stringify(EVENT)} `;
const CONTEXT = { body: BODY, signal: new AbortController().signal } as HandlerContext;

/** A destination whose secret was rotated, some hours later. */
function delivery(hours = 0) {
  let now = new Date(ROTATED_AT.getTime() + hours * HOURS);
  const posted: PostedMessage[] = [];
  const secrets = new CachedSecrets<string>({
    fetch: async () => ({
      current: { value: NEW, createdAt: ROTATED_AT },
      previous: { value: OLD, createdAt: new Date(0) },
    }),
    now: () => now,
    graceHours: 48,
  });
  let failure: Error | undefined;
  const handle = deliver({
    post: async (message) => {
      posted.push(message);
      if (failure !== undefined) throw failure;
    },
    secrets,
    secretId: 'secret',
    now: () => now,
  });
  return {
    posted,
    give: () => handle(EVENT, CONTEXT),
    failWith: (error: Error | undefined) => {
      failure = error;
    },
    wait: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1_000);
    },
  };
}

describe('a destination', () => {
  it('posts the message as it stands in the queue, under the id of the event', async () => {
    const { give, posted } = delivery();

    expect(await give()).toBe('applied');
    expect(posted).toMatchObject([
      {
        body: BODY,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'wallet-webhooks',
          'webhook-id': 'dynamic/main#event:user%2Ecreated',
          'webhook-timestamp': '1795341600',
        },
      },
    ]);
  });

  it('keeps the id from attempt to attempt, and signs each at its own time', async () => {
    const { give, posted, failWith, wait } = delivery();
    failWith(new DeliveryError('answered-500'));
    await expect(give()).rejects.toMatchObject({ code: 'answered-500' });
    failWith(undefined);
    wait(600);

    await give();

    const [first, second] = posted.map(({ headers }) => headers);
    expect(second?.['webhook-id']).toBe(first?.['webhook-id']);
    expect(second?.['webhook-timestamp']).toBe('1795342200');
    expect(second?.['webhook-signature']).not.toBe(first?.['webhook-signature']);
  });

  it.each([
    [47, 2],
    [48, 1],
  ])('signs %d hours after a rotation with %d secrets', async (hours, signatures) => {
    const { give, posted } = delivery(hours);

    await give();

    expect(posted[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(signatures);
  });
});
