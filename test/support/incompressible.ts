/** Text that gzip brings down to about three quarters of its length. */
export function incompressible(length: number): string {
  let seed = 42;
  const characters = Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(33 + (seed >>> 26));
  });
  return characters.join('');
}
