import type { Store } from '../core/store.ts';
import { memoryStore } from './memory.ts';

/**
 * A store that lasts for as long as it can: when the lasting one cannot be opened, or a write to it fails, it continues
 * in memory, with everything that was committed until then. `lost` is called once, with the reason. What was stored by
 * then stays as it was.
 */
export async function orMemory(
  open: () => Promise<Store>,
  lost: (why: unknown) => void,
): Promise<Store> {
  const memory = memoryStore();
  let lasting: Store | undefined;
  const attempt = async <Result>(act: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await act();
    } catch (why) {
      lasting = undefined;
      lost(why);
      return undefined;
    }
  };
  lasting = await attempt(open);
  const rows = lasting && (await attempt(() => lasting!.load()));
  await memory.commit([...(rows ?? [])]);
  return {
    load: () => memory.load(),
    async commit(changes) {
      await memory.commit(changes);
      if (lasting) await attempt(async () => lasting!.commit(changes));
    },
    async clear() {
      await memory.clear();
      if (lasting) await attempt(() => lasting!.clear());
    },
    async close() {
      await lasting?.close();
    },
  };
}
