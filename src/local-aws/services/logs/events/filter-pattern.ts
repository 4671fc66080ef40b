import { AwsError } from '../../../core/error.ts';

/**
 * True if a message matches a filter pattern of plain terms: all of `a b`, either of `?a ?b`, none of `-a`, the very
 * words of `"a b"`. Case counts. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * Throws a 501 for the patterns that look into JSON and into columns, and for regular expressions.
 */
export function matcherOf(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^[{[]/.test(text) || /^%.*%$/.test(text)) {
    throw new AwsError(
      'NotImplemented',
      `The local AWS matches terms only, and not the filter pattern ${text}`,
      501,
    );
  }
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(
    ([, sign, quoted, bare]) => ({ sign, words: quoted?.replace(/\\(.)/g, '$1') ?? bare! }),
  );
  const wordsOf = (wanted: string) =>
    terms.filter(({ sign }) => sign === wanted).map(({ words }) => words);
  const [all, none, any] = [wordsOf(''), wordsOf('-'), wordsOf('?')];
  // Beside other terms, those with a question mark count for nothing.
  const choose = any.length > 0 && all.length + none.length === 0;
  return (message) =>
    all.every((words) => message.includes(words)) &&
    !none.some((words) => message.includes(words)) &&
    (!choose || any.some((words) => message.includes(words)));
}
