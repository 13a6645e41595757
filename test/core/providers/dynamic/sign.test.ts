import { sign } from '../../../../core/providers/dynamic/sign.ts';
import { BODY_A, MAC_A, SECRET } from './vectors.ts';

describe('signing as Dynamic', () => {
  it('makes the one header of the vector, whatever the id and the time', () => {
    const headers = sign(Buffer.from(BODY_A), { secret: SECRET, id: 'anything', at: new Date(0) });

    expect(headers).toEqual({ 'x-dynamic-signature-256': `sha256=${MAC_A}` });
  });
});
