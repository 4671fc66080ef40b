import { usedLocally as services } from '../../../scripts/services.ts';
import { LocalAws } from '../../../src/local-aws/local-aws.ts';
import {
  appRequest,
  textOf,
  type AppRequest,
} from '../../../src/local-aws/runtimes/app-request.ts';
import { handlers } from '../../../src/local-aws/runtimes/handlers.ts';
import type { HandledImage } from '../../../src/local-aws/runtimes/handled-image.ts';
import { memoryStore } from '../../../src/local-aws/stores/memory.ts';
import { raise } from '../../local.ts';

/** A local AWS in memory whose containers are these functions. */
export function openRunning(images: Readonly<Record<string, HandledImage>>): Promise<LocalAws> {
  return LocalAws.open({
    store: memoryStore(),
    services,
    onBug: raise,
    runtime: handlers(images),
  });
}

/** The status and the text of an answer, as `200 hello`. */
export async function get(
  aws: LocalAws,
  url: string,
  given: Partial<AppRequest> & { from?: string } = {},
): Promise<string> {
  const { from, ...request } = given;
  const response = await aws.ask(appRequest(url, request), from === undefined ? {} : { from });
  return response ? `${response.status} ${textOf(response).trim()}` : 'nothing runs';
}
