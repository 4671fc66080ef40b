import type { ExpressiveCodeTheme } from '@astrojs/starlight/expressive-code';

/** Gives a template string the colour that a theme has for any other string: it is one. */
export function likeStrings(theme: ExpressiveCodeTheme): ExpressiveCodeTheme {
  const quoted = theme.settings.findLast(
    ({ scope, settings }) => scope?.includes('string.quoted') && settings.foreground !== undefined,
  );
  if (!quoted) throw new Error(`${theme.name}: expected a colour for string.quoted, found none`);
  theme.settings.push({
    scope: ['string.template'],
    settings: { foreground: quoted.settings.foreground },
  });
  return theme;
}
