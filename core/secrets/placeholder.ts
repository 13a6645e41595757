/**
 * What a source's secret holds until somebody puts the provider's signing secret in its place. It is no secret: a
 * delivery must never be verified with it.
 *
 * It stands in the templates of deployed stacks. Changing it here would make the next deployment overwrite every
 * signing secret with the new text.
 */
export const SECRET_PLACEHOLDER = 'REPLACE-ME';
