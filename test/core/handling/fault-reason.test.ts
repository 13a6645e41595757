import { faultReason } from '../../../core/handling/fault-reason.ts';

describe('the reason of a failure', () => {
  it('is its code and the first own place, without where the project lies', () => {
    expect(
      faultReason('ValidationException', [
        'at An.throwBase (/home/ada/app/node_modules/@aws-sdk/core/dist/lib.js:63:67)',
        'at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
        'at save (/home/ada/app/handlers/crm/save.ts:4:2)',
        'at handle (/home/ada/app/handlers/crm/handle.ts:9:1)',
      ]),
    ).toBe('ValidationException at save (…/crm/save.ts:4:2)');
  });

  it("is no place of Node's own", () => {
    expect(
      faultReason('crm-busy', [
        'at process.processTicksAndRejections (node:internal/process/task_queues:104:5)',
        'at save (/home/ada/app/handlers/crm/save.ts:4:2)',
      ]),
    ).toBe('crm-busy at save (…/crm/save.ts:4:2)');
  });

  it('is the first place where all are a library, as in a bundle that says no more', () => {
    expect(faultReason('crm-busy', ['at x (/app/node_modules/crm/index.js:1:2)'])).toBe(
      'crm-busy at x (…/crm/index.js:1:2)',
    );
    expect(faultReason('crm-busy', ['at file.mjs:1:2'])).toBe('crm-busy at file.mjs:1:2');
  });

  it('is the code alone where no place is known', () => {
    expect(faultReason('crm-busy')).toBe('crm-busy');
    expect(faultReason('crm-busy', [])).toBe('crm-busy');
  });
});
