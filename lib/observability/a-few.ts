/**
 * From how many on something rings that a single request can be, a stranger's among them: as many attempts as Privy makes of an
 * event within six minutes and Dynamic within two, so that one event of theirs is enough.
 */
export const A_FEW = 3;
