import type { Fault } from '../../ops/deliveries/handling.ts';

/** An error by its name and code: `CrmError (crm-busy)`. */
export function faultText({ name, code }: Fault): string {
  return code === undefined ? name : `${name} (${code})`;
}
