import type { LiveRuntime } from '../live-containers.ts';
import { askOverHttp } from './ask-over-http.ts';
import type { FoundEngine } from './find-engine.ts';
import { LiveEngine } from './live-engine.ts';

/**
 * Real containers, by the API of Docker or Podman. `account` is the identity of the account that they belong to: all that
 * is made carries it as a label, and nothing else is touched.
 */
export function engine(found: FoundEngine, account: string): LiveRuntime {
  const live = new LiveEngine(found, account);
  return {
    answers: true,
    live,
    published: (container, port) => live.published(container, port),
    // Nothing is known before it happens: `live` says it then.
    prepare: () => undefined,
    start: () => Promise.resolve({ lines: [], unhealthy: false }),
    async ask({ container, port }, request) {
      const at = await live.published(container, port);
      if (at) return askOverHttp(at, request);
      return { seconds: 0, lines: [], allocated: 0, cpu: 0 };
    },
  };
}
