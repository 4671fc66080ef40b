/** The answers of other sites, by address: `npm run links` writes them. */
export const LINKS = 'src/site/data/links.json';

/** By address: the day on which it was asked and the HTTP status, or neither while nobody has asked. */
export type CheckedLinks = Readonly<Record<string, { date: string | null; status: number | null }>>;
