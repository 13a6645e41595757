import { type CanaryPorts, type DeliveryAnswer, fly } from '../../../core/canary/fly.ts';
import { describe as describeDelivery } from '../../../core/providers/privy/describe.ts';
import { verify } from '../../../core/providers/privy/verify.ts';

const SECRET = 'abcdefghijklmnopqrstuvwxyz012345';
const STARTED = new Date('2026-11-27T12:00:00.250Z');

/** A world in which the delivery is answered after 120 ms, and the handler settles the event so long after it was sent. */
function world({ answer = { status: 200 }, handledAfter = 900 }: Partial<World> = {}) {
  let time = STARTED.getTime();
  const waits: number[] = [];
  const delivered: Parameters<CanaryPorts['deliver']>[0][] = [];
  const asked: string[] = [];
  const ports: CanaryPorts = {
    secret: async () => SECRET,
    async deliver(delivery) {
      delivered.push(delivery);
      time += 120;
      return answer;
    },
    async handledAt(eventId) {
      asked.push(eventId);
      const at = STARTED.getTime() + handledAfter;
      return time >= at ? new Date(at) : undefined;
    },
    now: () => new Date(time),
    async wait(milliseconds) {
      waits.push(milliseconds);
      time += milliseconds;
    },
  };
  return { ports, waits, delivered, asked };
}

interface World {
  readonly answer: DeliveryAnswer;
  readonly handledAfter: number;
}

describe("the canary's flight", () => {
  it("sends Privy's test event, signed as Privy signs and with an id of its own", async () => {
    const { ports, delivered } = world();

    await fly(ports);

    const [{ headers, body } = { headers: {}, body: new Uint8Array() }] = delivered;
    const request = {
      headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
      body,
    };
    expect(verify(request, [SECRET], STARTED)).toEqual({ ok: true, secretIndex: 0 });
    expect(describeDelivery(request, JSON.parse(Buffer.from(body).toString()))).toMatchObject({
      ok: true,
      event: { id: 'canary-1795780800250', type: 'privy.test', test: true },
    });
  });

  it('is handled as soon as the inbox has the event, and says how long both ways took', async () => {
    const { ports, waits, asked } = world({ handledAfter: 900 });

    expect(await fly(ports)).toEqual({
      outcome: 'handled',
      eventId: 'canary-1795780800250',
      answer: { status: 200 },
      answerMilliseconds: 120,
      handledMilliseconds: 900,
    });
    expect(waits).toEqual([250, 500, 1_000]);
    expect(new Set(asked)).toEqual(new Set(['canary-1795780800250']));
  });

  it.each<DeliveryAnswer>([
    { status: 401, reason: 'no-matching-signature' },
    { status: 403 },
    { status: 202 },
    { fault: new Error('getaddrinfo ENOTFOUND') },
  ])('is refused by %j, and does not wait for what will not come', async (answer) => {
    const { ports, asked } = world({ answer });

    expect(await fly(ports)).toEqual({
      outcome: 'refused',
      eventId: 'canary-1795780800250',
      answer,
      answerMilliseconds: 120,
    });
    expect(asked).toEqual([]);
  });

  it('is lost when nothing has handled the event a minute after it was sent', async () => {
    const { ports, waits } = world({ handledAfter: 3_600_000 });

    expect(await fly(ports)).toMatchObject({ outcome: 'lost', answer: { status: 200 } });
    expect(waits.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 4_000]);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(63_750);
  });

  it('is in no time at all where the clock of the handler is behind', async () => {
    const { ports } = world({ handledAfter: -40 });

    expect(await fly(ports)).toMatchObject({ outcome: 'handled', handledMilliseconds: 0 });
  });
});
