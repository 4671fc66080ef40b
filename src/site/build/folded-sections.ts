import { escapeText } from './escape-text.ts';

/** Where Starlight puts a heading: https://starlight.astro.build/guides/authoring-content/#headings */
const HEADING =
  /^<div class="sl-heading-wrapper level-h(\d)">(<h\d[\s\S]*?<\/h\d>)([\s\S]*?)<\/div>/;

/**
 * Folds what is below each heading of the third level. The heading is what opens it; the link to it is the first thing inside,
 * because what opens must have nothing else in it to press.
 *
 * @param html the built HTML of sections
 * @param saysOf returns the words by which a failure is recognized, by the failure's id
 */
export function foldedSections(
  html: string,
  saysOf: (id: string) => string | undefined,
): { html: string; count: number } {
  const [before = '', ...sections] = html.split(/(?=<div class="sl-heading-wrapper level-h[23]">)/);
  let count = 0;
  const parts = sections.map((section) => {
    const [heading = '', level, title = '', link = ''] = HEADING.exec(section) ?? [];
    if (level !== '3') return section;
    count += 1;
    const text = section.slice(heading.length);
    const says = saysOf(/ data-failure="([^"]*)"/.exec(text)?.[1] ?? '');
    const words =
      says === undefined || isSaid(title, says)
        ? ''
        : `<span class="says">${escapeText(saidToGoOn(says))}</span>`;
    return `<details class="fold failure"><summary>${title}${words}</summary>${link}${text}</details>`;
  });
  return { html: before + parts.join(''), count };
}

// --- internal ---

/** Words that are cut where the message says a name, as after a colon or in brackets, say that it goes on. */
function saidToGoOn(words: string): string {
  if (/\([^)]*$/.test(words)) return `${words} …)`;
  return words.endsWith(':') ? `${words} …` : words;
}

/** True if a heading has the words already, but for their end. */
function isSaid(heading: string, words: string): boolean {
  const plain = heading.replaceAll(/<[^>]*>/g, '').toLowerCase();
  const [first = ''] = words.toLowerCase().replace(/\.$/, '').split(';');
  return plain.includes(first);
}
