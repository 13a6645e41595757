import { providerNames } from '../../../core/providers/index.ts';
import { type Fixture, fixturesOf } from './fixtures.ts';

const fixtures = providerNames.flatMap((name) => fixturesOf(name));

function isNotAscii({ body }: Fixture): boolean {
  return body.some((byte) => byte > 0x7f);
}

function wouldBeRewritten({ body }: Fixture): boolean {
  return JSON.stringify(JSON.parse(body.toString())) !== body.toString();
}

describe('the fixtures', () => {
  it('carry text beyond ASCII in a good part', () => {
    expect(fixtures.filter(isNotAscii).length).toBeGreaterThanOrEqual(15);
  });

  it('carry spaces, escapes and numbers that a parser would not write again in a good part', () => {
    expect(fixtures.filter(wouldBeRewritten).length).toBeGreaterThanOrEqual(15);
  });
});
