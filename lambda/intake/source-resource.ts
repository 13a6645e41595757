/** The API's resources of the sources are all below this one: `/webhooks/privy/main`. */
export const SOURCES_RESOURCE = '/webhooks';

/**
 * The greedy path variable of the resource that takes every other spelling of a source's path. API Gateway takes
 * `/webhooks/privy/main/` for `/webhooks/privy/main`, but an inner slash that is doubled it leaves as it is.
 */
export const SPELLING = 'source';

/** The resource that takes every other spelling. */
export const OTHER_SPELLINGS = `${SOURCES_RESOURCE}/{${SPELLING}+}`;
