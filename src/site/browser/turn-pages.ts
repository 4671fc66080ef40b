/**
 * Turns to the page before or after this one by the arrow keys, as the links at its foot do. Not while a part of the page has the
 * focus: there the keys move the cursor, scroll, or choose a tab.
 */
export function turnPages(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const rel = TURNS[event.key];
    if (rel === undefined || page.activeElement !== page.body || isModified(event)) return;
    page.querySelector<HTMLAnchorElement>(`.pagination-links a[rel=${rel}]`)?.click();
  });
}

// --- internal ---

const TURNS: Readonly<Record<string, 'prev' | 'next'>> = { ArrowLeft: 'prev', ArrowRight: 'next' };

/** Alt with an arrow is the browser's own "back" and "forward". */
function isModified({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}
