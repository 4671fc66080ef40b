/** A text of a program, for the prose of a page: `the task's role` becomes `the task’s role`, as in all prose around it. */
export function withApostrophes(text: string): string {
  return text.replaceAll(/(?<=\w)'(?=\w)|(?<=(?:^|[^'\w])\w*s)'(?=\s|$)/g, '’');
}
