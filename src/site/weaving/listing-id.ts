/**
 * The id of a close-up on its page, for links to it: `code-run`, `code-run-const-create`. It comes from how the page asks for the
 * close-up, so it stays the same while the program and the rest of the page change.
 *
 * @param taken the ids that are on the page already; this one is added
 */
export function listingId(region: string, from: string | undefined, taken: Set<string>): string {
  const words = from?.match(/\w+/g)?.join('-') ?? '';
  const id = `code-${region}${words && `-${words}`}`.toLowerCase();
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  taken.add(free);
  return free;
}
