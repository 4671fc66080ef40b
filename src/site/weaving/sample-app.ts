const FILES: Record<string, string> = import.meta.glob('../../../scripts/app/sample/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Where the sample is that readers build. */
export const SAMPLE = 'scripts/app/sample';

/** The text of a file of the sample. Throws an Error with its name where there is none. */
export function sampleFile(name: string): string {
  const text = FILES[`../../../${SAMPLE}/${name}`];
  if (text === undefined) throw new Error(`expected ${SAMPLE}/${name}; found no such file`);
  return text;
}
