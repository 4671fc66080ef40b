import type { Clients, LoadedServices } from '../aws/index.ts';
import type { AwsService } from '../aws/service.ts';
import type { Group, Picture } from './boxes.ts';

/** A picture of what is in an account, from AWS's own answers: each service draws what is its own. */
export async function takePicture(services: LoadedServices, clients: Clients): Promise<Picture> {
  const picture: Picture = { groups: groupsOf(services), says: [] };
  for (const group of picture.groups) {
    const { draw } = drawn(services).find(({ key }) => key === group.key)!.picture;
    const { boxes, says = [] } = await draw(clients);
    group.inside.push(...boxes);
    picture.says.push(...says);
  }
  return picture;
}

/** The groups of a picture with nothing in them, in the order of the services. */
export function groupsOf(services: LoadedServices): Group[] {
  return drawn(services).map(({ key, picture: { title, stands } }) => ({
    key,
    kind: title,
    name: '',
    mood: 'steady',
    stands,
    inside: [],
  }));
}

// --- internal ---

function drawn(services: LoadedServices) {
  return Object.entries<AwsService<object, Clients>>(services).flatMap(([key, { picture }]) =>
    picture ? { key, picture } : [],
  );
}
