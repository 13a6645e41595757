import { svixIdTime } from '../../../../core/providers/privy/svix-id-time.ts';

describe('the time inside a Svix message id', () => {
  it.each([
    ['msg_3MRFiVBysCCDM0abSOrSeRNin2V', 1795305600120],
    ['msg_2yGEvjbj5JfrCSTduf2IL4TZgFz', 1749452742004],
    ['msg_36HKtJcmmJjtrAEuotUpKCg9MQ3', 1764658269768],
    ['msg_3ES4wAdbQWfo4QTy1NjhZ2xRdpn', 1780158872476],
    ['msg_38bshCgZ8TdzfkM6DMeH2WDUwDH', 1769079721472],
    ['msg_000000000000000000000000000', 1400000000000],
    // The largest: its millisecond byte, 255, would be 1020 ms.
    ['msg_aWgEPTl1tmebfsQzFP4bxwgy80V', 5694967295020],
  ])('of %s is %i', (id, milliseconds) => {
    expect(svixIdTime(id)).toEqual(new Date(milliseconds));
  });

  it.each([
    ['a sample that is no KSUID', 'msg_loFOjxBNrRLzqYUf'],
    ['another', 'msg_p5jXN8AQM9LWM0D4loKWxJek'],
    ['more than 160 bits', 'msg_zzzzzzzzzzzzzzzzzzzzzzzzzzz'],
    ['one more than the largest', 'msg_aWgEPTl1tmebfsQzFP4bxwgy80W'],
    ['another prefix', 'evt_3MRFiVBysCCDM0abSOrSeRNin2V'],
    ['no prefix', '3MRFiVBysCCDM0abSOrSeRNin2V'],
    ['a character outside the alphabet', 'msg_3MRFiVBysCCDM0abSOrSeRNin2-'],
    ['one character too many', 'msg_3MRFiVBysCCDM0abSOrSeRNin2VV'],
    ['a newline at the end', 'msg_3MRFiVBysCCDM0abSOrSeRNin2V\n'],
    ['nothing', ''],
  ])('does not exist for %s', (_what, id) => {
    expect(svixIdTime(id)).toBeUndefined();
  });
});
