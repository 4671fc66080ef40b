/**
 * Runs in a page: marks each element whose colours axe has been asked about already, at another place of the page or at
 * another width, and has axe pass over them. A page of code has thousands of coloured words in a dozen colours, and to weigh
 * each of them would take most of the time of the browser tests. What axe weighs is the same for two elements if their own
 * letters are, and all the grounds under them. What floats may have anything under it, so it is never passed over.
 *
 * @param within selectors of the elements that axe is asked about; none for all
 */
export function passOverSameColours(within: readonly string[]): void {
  const page = window as unknown as {
    axe: { configure(spec: object): void };
    /** The looks that axe was asked about, in each theme. */
    asked?: Record<string, Set<string>>;
    /** A number for each ground with all that is under it. */
    grounds?: Map<string, number>;
    floating?: number;
  };
  page.axe.configure({ rules: [{ id: 'color-contrast', selector: ':not([data-asked])' }] });
  const asked = ((page.asked ??= {})[document.documentElement.dataset['theme']!] ??= new Set());
  const grounds = (page.grounds ??= new Map<string, number>());
  const groundOf = new Map<Element | null, number>();

  // A parent comes before its children. All are read before one is marked, or the browser would style the page anew for each.
  const looks = [...document.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element);
    const floats = ['absolute', 'fixed', 'sticky'].includes(style.position);
    if (floats) page.floating = (page.floating ?? 0) + 1;
    const ground = [
      groundOf.get(element.parentElement),
      floats && page.floating,
      style.backgroundColor,
      style.backgroundImage,
      style.opacity,
      style.filter,
      style.mixBlendMode,
    ].join();
    if (!grounds.has(ground)) grounds.set(ground, grounds.size);
    groundOf.set(element, grounds.get(ground)!);
    const { color, fill, fontSize, fontWeight, textShadow } = style;
    const letters = [element.tagName, element.getAttribute('class'), color, fill];
    const look = [groundOf.get(element), ...letters, fontSize, fontWeight, textShadow].join();
    return { element, look, isSeen: element.checkVisibility({ visibilityProperty: true }) };
  });
  for (const { element, look, isSeen } of looks) {
    element.toggleAttribute('data-asked', asked.has(look));
    const isWithin = within.length === 0 || element.closest(within.join()) !== null;
    const hasWords = [...element.childNodes].some(
      (node) => node instanceof Text && node.data.trim() !== '',
    );
    if (isWithin && isSeen && hasWords) asked.add(look);
  }
}
