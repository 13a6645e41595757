/**
 * What a source's secret held until somebody put the provider's signing secret, in stacks that earlier versions deployed:
 * it stays there until then. It is no secret: a delivery must never be verified with it.
 */
export const SECRET_PLACEHOLDER = 'REPLACE-ME';
