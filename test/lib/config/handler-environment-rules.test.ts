import { crmContact } from '../../../examples/handlers/crm-contact/manifest.ts';
import { planStage } from '../../../lib/config/stage-plan.ts';
import { problems, validPipeline } from './problems-of.ts';

const LAPTOP = 'http://127.0.0.1:8080';
const handlers = [...(validPipeline.handlers ?? []), crmContact];
const dev = (handlerEnvironment: unknown) =>
  problems({ handlers, stages: { dev: { handlerEnvironment, alarms: 'nobody' } } });

describe('the environment of handlers in a stage', () => {
  it('takes the place of what the manifest says, in that stage alone', () => {
    const local = { handlerEnvironment: { 'crm-contact': { CRM_URL: LAPTOP } } };
    const pipeline = { ...validPipeline, handlers, stages: { local, prod: {} } };
    const environments = (stage: string) =>
      planStage(pipeline, stage).handlers.map(({ environment }) => environment);

    expect(environments('local')).toEqual([undefined, { CRM_URL: LAPTOP }]);
    expect(environments('prod')).toEqual([undefined, { CRM_URL: 'https://crm.example.com' }]);
  });

  it('may be given for some handlers and some of their variables, or not at all', () => {
    expect(
      [undefined, {}, { 'crm-contact': {} }, { 'crm-contact': { CRM_URL: LAPTOP } }].flatMap(dev),
    ).toEqual([]);
  });

  it.each([
    [
      'x',
      'stages["dev"].handlerEnvironment: "x" is not allowed; allowed: an object of texts by variable, by the name of the handler',
    ],
    [
      { crm: {} },
      'stages["dev"].handlerEnvironment: there is no handler "crm"; allowed: user-directory, crm-contact',
    ],
    [
      { 'crm-contact': 'x' },
      'stages["dev"].handlerEnvironment["crm-contact"]: "x" is not allowed; allowed: an object of texts by variable',
    ],
    [
      { 'crm-contact': { CRM_URI: LAPTOP } },
      'stages["dev"].handlerEnvironment["crm-contact"].CRM_URI is not a variable of the handler; allowed: CRM_URL; declare others in the environment of its manifest',
    ],
    [
      { 'user-directory': { CRM_URL: LAPTOP } },
      'stages["dev"].handlerEnvironment["user-directory"].CRM_URL is not a variable of the handler; allowed: none; declare others in the environment of its manifest',
    ],
    [
      { 'crm-contact': { CRM_URL: 8080 } },
      'stages["dev"].handlerEnvironment["crm-contact"].CRM_URL: 8080 is not allowed; allowed: a text',
    ],
  ])('is refused as %j', (given, problem) => {
    expect(dev(given)).toEqual([problem]);
  });
});
