import { comparableAddress, comparableEmail, comparablePhone } from '../../../core/directory/comparable.ts';

describe('what is the same to a look-up', () => {
  it.each([
    ['0xAbCd', '0xabcd'],
    ['0XABCD', '0xabcd'],
    ['So1AnaAb', 'So1AnaAb'],
    ['bc1qAb', 'bc1qAb'],
  ])('is the address %s as %s', (address, comparable) => {
    expect(comparableAddress(address)).toBe(comparable);
  });

  it('is an e-mail address in lower case without spaces around it', () => {
    expect(comparableEmail(' Ada.B@Example.test\n')).toBe('ada.b@example.test');
  });

  it.each([
    ['+15550100123', '+15550100123'],
    ['+1 (555) 010-0123', '+15550100123'],
    ['+49.30/901820', '+4930901820'],
    ['0049 30 901820', '+4930901820'],
    ['+1\u00a0555\u00a0010\u00a00123', '+15550100123'],
    ['5550100123', undefined],
    ['+0155501001', undefined],
    ['+1555', undefined],
    ['+1234567890123456', undefined],
    ['+1555O100123', undefined],
    ['', undefined],
  ])('is the telephone number %j as %j', (number, comparable) => {
    expect(comparablePhone(number)).toBe(comparable);
  });
});
