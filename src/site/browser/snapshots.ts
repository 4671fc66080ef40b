import { inProcess } from '../../local-aws/transports/in-process.ts';
import type { LocalAws } from '../../local-aws/local-aws.ts';
import { localClients } from '../../engine/aws/clients.ts';
import type { Clients } from '../../engine/aws/index.ts';
import type { Group, Picture } from '../../engine/picture/boxes.ts';
import { takePicture } from '../../engine/picture/take-picture.ts';
import { loaded } from './loaded.ts';

/** Milliseconds between two pictures while time jumps: nobody sees more of them. */
const APART = 80;

/**
 * Takes pictures of an account while something runs on it. It asks a copy of the account, so that its questions are in no
 * journal, meet no fault and delay nothing that a program waits for.
 */
export class SnapshotFeed {
  #taken = 0;

  constructor(
    private readonly aws: LocalAws,
    private readonly show: (picture: Picture) => void,
  ) {}

  /** Takes a picture and shows it. With `unlessJust`, not when the last one is hardly old. */
  async take({ unlessJust = false } = {}): Promise<void> {
    if (unlessJust && performance.now() - this.#taken < APART) return;
    const picture = await takePicture(loaded.services, await clientsOfCopy(this.aws));
    this.show({ ...picture, groups: picture.groups.filter(isSeen) });
    this.#taken = performance.now();
  }
}

/** SDK clients that ask a copy of the account, as it is at this moment. */
export async function clientsOfCopy(aws: LocalAws): Promise<Clients> {
  return localClients(loaded.services, aws.defaultRegion, inProcess(await aws.copy()));
}

// --- internal ---

/** A service beside those of the core has its place in the picture once something of it is there. */
function isSeen({ key, inside }: Group): boolean {
  return inside.length > 0 || !(key in loaded.more);
}
