import { topicAttributes } from '../../../core/topic/topic-attributes.ts';

const environment = 'prod';

describe('the attributes of an event on the topic', () => {
  it('are what filters may use', () => {
    expect(topicAttributes({ type: 'privy.user.created', source: 'privy/main', environment })).toEqual({
      type: 'privy.user.created',
      provider: 'privy',
      source: 'privy/main',
      environment: 'prod',
    });
  });

  it.each([
    ["a provider's test event", 'privy.test', 'privy/main'],
    ['the test event of the canary', 'privy.test', 'privy/canary'],
    ['anything else that somebody signs with the secret of the canary', 'privy.user.created', 'privy/canary'],
  ] as const)('mark %s as a test, which no subscriber gets who does not ask for tests', (_, type, source) => {
    expect(topicAttributes({ type, source, environment })).toMatchObject({ test: 'true', source });
  });
});
