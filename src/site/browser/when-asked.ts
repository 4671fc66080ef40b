/**
 * Calls `load` once, when a reader turns to the search: points at its button, reaches it with the keyboard, or opens it. A reader
 * who was faster than that has the field to write in as soon as it is there.
 */
export function whenAsked(load: () => Promise<void>): void {
  const search = document.querySelector('site-search')!;
  const dialog = search.querySelector('dialog')!;
  let loading: Promise<void> | undefined;
  const start = async () => {
    loading ??= load();
    await loading;
    if (dialog.open) dialog.querySelector('input')?.focus();
  };
  const onAsked = () => void start();
  search.addEventListener('pointerenter', onAsked, { once: true, capture: true });
  search.addEventListener('focusin', onAsked, { once: true });
  // Opened by Ctrl K or by a tap, without either.
  new MutationObserver(onAsked).observe(dialog, { attributeFilter: ['open'] });
}
