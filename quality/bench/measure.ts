/**
 * How many requests a second are answered when so many callers send one after another, for so many milliseconds by the
 * wall clock. Benchmark libraries time one call after another and so cannot say this of sixteen callers.
 */
export async function rate(
  request: () => Promise<unknown>,
  callers: number,
  milliseconds: number,
): Promise<number> {
  let answered = 0;
  const began = performance.now();
  const until = began + milliseconds;
  const call = async () => {
    while (performance.now() < until) {
      await request();
      answered++;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return (answered * 1000) / (performance.now() - began);
}

/** The middle one of some numbers; of an even count the mean of the two in the middle. Throws when there is none. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new Error('there is no median of nothing');
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
