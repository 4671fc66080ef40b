import {
  ClusterNotFoundException,
  DescribeServicesCommand,
  type ECSClient,
  type Service,
  type ServiceField,
} from '@aws-sdk/client-ecs';

/**
 * The service of a tutorial as ECS shows it now; undefined when it, or its cluster, is gone.
 *
 * @param name the name of the service and of its cluster
 * @param include `TAGS`, to see its tags too
 */
export async function tutorialService(
  ecs: ECSClient,
  name: string,
  include?: ServiceField[],
): Promise<Service | undefined> {
  const which = { cluster: name, services: [name], include };
  try {
    const { services } = await ecs.send(new DescribeServicesCommand(which));
    return services?.[0]?.status === 'ACTIVE' ? services[0] : undefined;
  } catch (error) {
    if (error instanceof ClusterNotFoundException) return undefined;
    throw error;
  }
}
