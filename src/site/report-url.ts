/**
 * The address of a form for an issue about a page, which names that page already.
 *
 * @param repository where the code is kept: `https://github.com/somebody/fargate`
 * @param path of the page on the site: `/steps/create-cluster/`
 * @see https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
 */
export function reportUrl(repository: string, title: string, path: string): string {
  const fields = new URLSearchParams({
    title: `Mistake on the page "${title}"`,
    body: `Page: ${path}\n\nExpected:\n\nFound:\n`,
  });
  return `${repository.replace(/\/$/, '')}/issues/new?${fields}`;
}
