/** True if a status code is among those of a matcher: `200`, `200,204` or `200-399`. */
export function matchesCodes(status: number, codes: string): boolean {
  return codes.split(',').some((part) => {
    const [first = NaN, last = first] = part.split('-').map(Number);
    return first <= status && status <= last;
  });
}
