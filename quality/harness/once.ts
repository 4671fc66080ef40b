/** Returns a function that makes its answer when it is first asked, and gives the same one ever after, be it a promise that failed. */
export function once<Answer>(make: () => Answer): () => Answer {
  let made: { answer: Answer } | undefined;
  return () => (made ??= { answer: make() }).answer;
}
