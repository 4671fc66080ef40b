import { sourceArchive } from '../site/build/code/archive.ts';

/** The sources of this site, as a file to download. */
export function GET(): Response {
  return new Response(sourceArchive().bytes, { headers: { 'content-type': 'application/gzip' } });
}
