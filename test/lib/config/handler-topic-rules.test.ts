import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { problems } from './problems-of.ts';

const withTopics = (topics: unknown) => problems({ handlers: [{ ...userDirectory, topics }] });

describe('the topics of a handler', () => {
  it.each([
    [{}],
    [{ people: {} }],
    [{ people: { emails: ['security@example.com', 'on.call+1@mail.example.co'] } }],
    [{ people: { emails: { prod: ['security@example.com'] }, existing: {} } }],
    [{ people: { existing: { prod: 'arn:aws:sns:eu-west-1:111111111111:security' } } }],
  ])('may be %j', (topics) => {
    expect(withTopics(topics)).toEqual([]);
  });

  it.each([
    [['people'], '["people"] is not allowed; allowed: an object of topics by name, {} for one of its own'],
    [
      { People: {} },
      'the name "People" is not allowed; allowed: 1 to 32 letters and digits, beginning with a lower-case letter',
    ],
  ])('are refused as %j', (topics, problem) => {
    expect(withTopics(topics)).toEqual([`handlers[0].topics: ${problem}`]);
  });

  it.each([
    ['x', ': "x" is not allowed; allowed: an object with the settings of a topic, {} for none'],
    [{ mails: [] }, '.mails is not a field; allowed: emails, existing'],
    [
      { emails: 'security@example.com' },
      '.emails: "security@example.com" is not allowed; allowed: a list of e-mail addresses such as [\'security@example.com\'], or such lists by stage',
    ],
    [
      { emails: ['security@example'] },
      '.emails[0]: "security@example" is not allowed; allowed: an e-mail address such as security@example.com',
    ],
    [
      { emails: { prod: [undefined] } },
      '.emails.prod[0]: undefined is not allowed; allowed: an e-mail address such as security@example.com',
    ],
    [
      { emails: ['a@example.com', 'a@example.com'] },
      '.emails[1]: "a@example.com" is not allowed; allowed: each address once; leave out the second',
    ],
    [{ emails: { prd: ['a@example.com'] } }, '.emails: there is no stage "prd"; allowed: dev, prod'],
    [
      { existing: { prod: 'security' } },
      '.existing.prod: "security" is not allowed; allowed: the ARN of a standard SNS topic; a FIFO topic takes no subscriptions of people',
    ],
    [
      { existing: { prod: 'arn:aws:sns:eu-west-1:111111111111:security.fifo' } },
      '.existing.prod: "arn:aws:sns:eu-west-1:111111111111:security.fifo" is not allowed; allowed: the ARN of a standard SNS topic; a FIFO topic takes no subscriptions of people',
    ],
    [
      { existing: { prd: 'arn:aws:sns:eu-west-1:111111111111:security' } },
      '.existing: there is no stage "prd"; allowed: dev, prod',
    ],
    [{ existing: [] }, '.existing: [] is not allowed; allowed: an object of topic ARNs by stage'],
  ])('is refused with the settings %j', (people, problem) => {
    expect(withTopics({ people })).toEqual([`handlers[0].topics.people${problem}`]);
  });
});
