const USABLE = /^[!-~]{1,128}$/;

/** fauxqs takes any group and deduplication id; AWS wants up to 128 letters, digits and punctuation marks. */
export function idProblem(parameter: string, id: string | undefined): string | undefined {
  if (id === undefined || USABLE.test(id)) return undefined;
  return (
    `Value for parameter ${parameter} is invalid. ` +
    `Reason: ${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`
  );
}
