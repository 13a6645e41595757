import type { DeliveryFacts } from '../../../local/demo/delivery-facts.ts';
import { DUPLICATE } from '../../../local/demo/planned-delivery.ts';
import { summarize } from '../../../local/demo/summarize.ts';
import { ACCEPTED_FACTS, BLOCKED_FACTS, DELIVERY, REFUSED_FACTS, report } from './sample-report.ts';

function taking(milliseconds: number, facts: DeliveryFacts = ACCEPTED_FACTS): DeliveryFacts {
  return { ...facts, answer: { ...facts.answer, milliseconds } };
}

const REPORTS = [
  report({ facts: taking(300) }),
  report({ facts: taking(9) }),
  report({ delivery: { ...DELIVERY, expected: DUPLICATE }, facts: taking(10) }),
  report({ facts: taking(50, REFUSED_FACTS) }),
  report({ facts: taking(1, BLOCKED_FACTS) }),
];

describe('the summary', () => {
  it('counts outcomes, and each event once', () => {
    expect(summarize(REPORTS, 0)).toEqual({
      asExpected: true,
      deliveries: 5,
      outcomes: { accepted: 3, rejected: 1, blocked: 1 },
      events: 2,
      archived: 2,
      messages: { 'user-directory': 2, example: 2 },
      deadLetters: 0,
      firstMilliseconds: 300,
      medianMilliseconds: 10,
    });
  });

  it('counts what is in the archive, where there is one', () => {
    const { archive: _, ...without } = ACCEPTED_FACTS;
    const left = report({ facts: { ...ACCEPTED_FACTS, archive: { copies: 0 } } });

    expect(summarize([report(), left], 0)).toMatchObject({ events: 2, archived: 1 });
    expect(summarize([report({ facts: without })], 0)).not.toHaveProperty('archived');
  });

  it('is not as expected with one difference', () => {
    expect(
      summarize([...REPORTS, report({ differences: ['answer: expected 200, found 500'] })], 0).asExpected,
    ).toBe(false);
  });

  it('is not as expected with one dead letter', () => {
    expect(summarize(REPORTS, 1).asExpected).toBe(false);
  });
});
