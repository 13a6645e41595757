import { declaredTopics } from '../../../core/handling/declared-topics.ts';

const NOTICE = { subject: 'A key left', text: 'Look at it.' };

describe('the topics that a manifest declares', () => {
  it('get what is published to them by their names', async () => {
    const published: unknown[] = [];
    const notify = declaredTopics({ people: 'arn:people', crew: 'arn:crew' }, async (...call) => {
      published.push(call);
    });

    await notify('people', NOTICE);

    expect(published).toEqual([['arn:people', { ...NOTICE, attributes: {} }]]);
  });

  it.each([['poeple'], ['toString']])('are the only ones: %s is refused with a code', async (name) => {
    const notify = declaredTopics({ people: 'arn:people' }, async () => undefined);

    await expect(notify(name, NOTICE)).rejects.toMatchObject({
      code: 'undeclared-topic',
      message: `The handler notifies the topic ${name}, which its manifest does not declare. Add it to topics; declared: people.`,
    });
  });

  it('let the handler know that nothing was published', async () => {
    const down = Object.assign(new Error('down'), { name: 'InternalError' });
    const notify = declaredTopics({ people: 'arn:people' }, () => Promise.reject(down));

    await expect(notify('people', NOTICE)).rejects.toBe(down);
  });
});
