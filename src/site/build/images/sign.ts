/** The site's sign as an SVG path, 32 by 32. */
export const SIGN = 'M3 22h7v7H3zM12.5 13.5h7V29h-7zM22 3h7v26h-7z';
