import { z } from 'zod';
import { parseImage } from '../container-images.ts';
import type { TaskContainer } from '../container-runtime.ts';
import type { PullFailure } from '../live-containers.ts';
import { EngineError, type EngineApi } from './engine-api.ts';

const imageReply = z.object({ Id: z.string(), Architecture: z.string() });

/**
 * The image of a container, when the engine has one of its architecture. On AWS an image is pulled for every task; here one
 * that is there is taken, so that what a reader has built needs no registry.
 */
export async function localImage(
  api: EngineApi,
  { image, architecture }: Pick<TaskContainer, 'image' | 'architecture'>,
): Promise<{ digest: string } | PullFailure | undefined> {
  const asked = { method: 'GET', path: `/images/${image}/json` } as const;
  const found = await api.readIfThere(asked, imageReply);
  if (!found) return undefined;
  if (found.Architecture === '' || found.Architecture === PLATFORMS[architecture]) {
    return { digest: found.Id };
  }
  return { problem: 'wrong-architecture', message: `the image is for ${found.Architecture}` };
}

/** Pulls an image. Returns why it cannot be had. */
export async function pullImage(
  api: EngineApi,
  { image, architecture }: Pick<TaskContainer, 'image' | 'architecture'>,
): Promise<PullFailure | undefined> {
  const { full, tag } = parseImage(image);
  const name = full.slice(0, -tag.length - 1);
  const query = { fromImage: name, tag, platform: `linux/${PLATFORMS[architecture]}` };
  try {
    // Half an hour: an image can have gigabytes.
    const told = await api.send({
      method: 'POST',
      path: '/images/create',
      query,
      within: 1_800_000,
    });
    const message = errorIn(told.toString());
    return message === undefined ? undefined : failureOf(message);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return failureOf(error.message);
  }
}

/** The failure that an engine means, whose words differ by engine and registry. */
export function failureOf(message: string): PullFailure {
  const problem = WORDS.find(([words]) => words.test(message))?.[1] ?? 'unreachable';
  return { problem, message };
}

// --- internal ---

const PLATFORMS = { X86_64: 'amd64', ARM64: 'arm64' } as const;

/** In this order: Docker Hub refuses what is not there as what one may not see. */
const WORDS: readonly (readonly [RegExp, PullFailure['problem']])[] = [
  [/toomanyrequests|too many requests|\b429\b/i, 'rate-limited'],
  [
    /no matching manifest|does not contain descriptor|no image found in .* for architecture/i,
    'wrong-architecture',
  ],
  [/denied|unauthorized|authentication required|\b40[13]\b/i, 'private'],
  [/manifest unknown|name unknown|not found|\b404\b/i, 'not-found'],
];

/** Progress comes as one JSON object a line, and so does an error, under a status of 200. */
function errorIn(lines: string): string | undefined {
  const errors = lines.split('\n').flatMap((line) => {
    if (!line.includes('"error"')) return [];
    return z.object({ error: z.string() }).safeParse(JSON.parse(line)).data?.error ?? [];
  });
  return errors.at(-1);
}
