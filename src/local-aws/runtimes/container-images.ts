import { own } from '../core/own-entry.ts';

/** An image reference taken apart as Docker does. */
export interface ImageReference {
  registry: string;
  repository: string;
  tag: string;
  /** Written out: `docker.io/library/httpd:2.4`. */
  full: string;
}

/** Docker Hub is the registry of an image that names none, and `library/` its folder of official images. */
export function parseImage(image: string): ImageReference {
  const [name = '', digest] = image.split('@');
  const first = name.split('/')[0]!;
  const named = name.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  const registry = named ? first : 'docker.io';
  const rest = named ? name.slice(first.length + 1) : name;
  const colon = rest.lastIndexOf(':');
  const tag = digest ?? (colon < 0 ? 'latest' : rest.slice(colon + 1));
  const path = digest === undefined && colon >= 0 ? rest.slice(0, colon) : rest;
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  const full = `${registry}/${repository}${digest === undefined ? ':' : '@'}${tag}`;
  return { registry, repository, tag, full };
}

/** How a simulated image behaves. Real images are not inspected: nothing is ever pulled. */
export type ImageBehaviour =
  | 'serves'
  | 'not-found'
  | 'private'
  | 'rate-limited'
  | 'arm64-only'
  | 'wrong-architecture'
  | 'exits'
  | 'fails'
  | 'out-of-memory'
  | 'unhealthy';

/**
 * The behaviour of an image in the local AWS: it serves until it is stopped, unless its tag or name says otherwise. The
 * tags are ours, for lessons: `:does-not-exist`, `:private`, `:rate-limited`, `:arm64-only`, `:exits-0`, `:exits-1`,
 * `:out-of-memory`, `:unhealthy`.
 */
export function behaviourOf(image: string): ImageBehaviour {
  const { repository, tag } = parseImage(image);
  const byTag: Record<string, ImageBehaviour> = {
    'does-not-exist': 'not-found',
    private: 'private',
    'rate-limited': 'rate-limited',
    'arm64-only': 'arm64-only',
    'exits-0': 'exits',
    'exits-1': 'fails',
    'out-of-memory': 'out-of-memory',
    unhealthy: 'unhealthy',
  };
  return own(byTag, tag) ?? (/(^|\/)hello-world$/.test(repository) ? 'exits' : 'serves');
}
