/**
 * Scrolls the sidebar to the entry of this page where that is out of sight: Starlight leaves it where the reader last
 * scrolled to, also when a link in the text or a key leads far away. On a phone, when the menu opens.
 */
export function showInSidebar(page: Document): void {
  const pane = page.querySelector('#starlight__sidebar');
  const entry = pane?.querySelector('a[aria-current=page]');
  if (!pane || !entry) return;
  const show = () => {
    const [seen, { top, bottom }] = [pane.getBoundingClientRect(), entry.getBoundingClientRect()];
    // With what is around it: an entry at the very edge looks as if it were cut.
    const room = bottom - top;
    if (top - room >= seen.top && bottom + room <= seen.bottom) return;
    pane.scrollTop += top - seen.top - pane.clientHeight / 2;
  };
  show();
  pane.addEventListener('toggle', show);
}
