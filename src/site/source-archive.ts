/**
 * Where the code of this site is kept: `SITE_REPOSITORY=https://github.com/somebody/fargate npm run build`. While nobody has
 * said so, the site serves an archive of the sources that it was built from.
 */
export const REPOSITORY = process.env['SITE_REPOSITORY'] || undefined;

/** The folder that a clone or an archive makes. */
export const FOLDER = 'fargate-step-by-step';

/** The archive, below the site's base. */
export const ARCHIVE = `${FOLDER}.tar.gz`;
