import { receive } from '../../../core/intake/receive.ts';
import { dynamic } from '../../../core/providers/dynamic/index.ts';
import { handOverPorts, memoryStores } from '../../support/hand-over-ports.ts';
import { memorySecrets } from '../../support/memory-secrets.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const FIRST = 'dyn_fixtureSecret0000000000000000000000000001';
const SECOND = 'dyn_fixtureSecret0000000000000000000000000002';
const SOURCE = { name: 'dynamic/main', environment: 'production' } as const;

/** What becomes of a body that is signed so, after these secrets were put one after the other. */
async function received(text: string, signedBy: string, ...put: readonly string[]) {
  const clock = { now: NOW };
  const secrets = memorySecrets({}, () => clock.now);
  for (const secret of put) secrets.put(SOURCE.name, secret);
  const body = Buffer.from(text);
  const signed = dynamic.sign(body, { secret: signedBy, id: 'm1', at: NOW });
  const headers = new Map(Object.entries(signed).map(([name, value]) => [name, [value]]));
  return await receive(
    { source: SOURCE.name, request: { headers, body } },
    { sources: new Map([[SOURCE.name, SOURCE]]), retentionDays: 100 },
    { ...handOverPorts(memoryStores(clock), clock), secrets: secrets.secrets },
  );
}

describe('a delivery that holds no event', () => {
  it('says so where the secret before the rotation verified it', async () => {
    const receipt = await received('[]', FIRST, FIRST, SECOND);

    expect(receipt).toMatchObject({
      outcome: 'malformed',
      reason: 'not-an-object',
      verifiedByPrevious: true,
    });
    expect(receipt.calls?.map(({ name }) => name)).toEqual(['secrets']);
  });
});

describe('a secret that can be none', () => {
  it('verifies nothing, not even what is signed with it as it is', async () => {
    const quoted = `"${FIRST}"`;

    expect(await received('[]', quoted, quoted)).toMatchObject({
      outcome: 'unavailable',
      reason: 'unusable-signing-secret',
      secretFlaw: 'quoted',
    });
  });
});
