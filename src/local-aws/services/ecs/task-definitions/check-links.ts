import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { clientException } from '../errors.ts';
import { hasCycle } from './has-cycle.ts';

/**
 * Refuses links to containers that cannot be reached, with ClientException. Only containers on a bridge have links:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html, read 2026-11-30
 *
 * @param networkMode undefined as ECS takes it, for bridge
 */
export function checkLinks(
  containers: readonly ContainerDefinition[],
  networkMode = 'bridge',
): void {
  const linked = new Map(containers.map(({ name, links = [] }) => [name!, links.map(targetOf)]));
  const targets = [...linked.values()].flat();
  if (targets.length === 0) return;
  if (networkMode !== 'bridge') {
    // https://github.com/aws-observability/aws-otel-collector/issues/1359, of awsvpc
    throw clientException(`Links are not supported when networkMode=${networkMode}.`);
  }
  const unknown = targets.find((target) => !linked.has(target));
  if (unknown !== undefined) {
    // A guess that follows what is said of volumesFrom.
    throw clientException(`Invalid 'links' setting. Unknown container: '${unknown}'.`);
  }
  if (hasCycle(linked)) {
    // https://github.com/Shippable/support/issues/4194
    throw clientException('Container links should not have a cycle');
  }
}

// --- internal ---

/** The container of `container:alias`. */
function targetOf(link: string): string {
  return link.split(':')[0]!;
}
