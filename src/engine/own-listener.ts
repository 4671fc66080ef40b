import {
  DescribeListenersCommand,
  DescribeTagsCommand,
  type ElasticLoadBalancingV2Client,
  type Listener,
  type Tag,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { isOwned } from './aws/owned.ts';
import { readTags } from './aws/tag-shapes.ts';

/**
 * Of the listeners of a load balancer, the one that a step has made, on whatever port somebody has put it since; or else the one on
 * the port that the step would take, whoever made it. With its tags; undefined where there is neither.
 */
export async function ownListener(
  elbv2: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string | undefined,
  { name, step, ports }: { name: string; step: string; ports: readonly number[] },
): Promise<{ listener: Listener; tags: Tag[] } | undefined> {
  const { Listeners = [] } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  if (Listeners.length === 0) return undefined;
  const ResourceArns = Listeners.map(({ ListenerArn }) => ListenerArn!);
  const { TagDescriptions = [] } = await elbv2.send(new DescribeTagsCommand({ ResourceArns }));
  const all = Listeners.map((listener) => ({
    listener,
    tags: TagDescriptions.find((each) => each.ResourceArn === listener.ListenerArn)?.Tags ?? [],
  }));
  return (
    all.find(({ tags }) => isOwned(name, tags) && readTags(tags)['step'] === step) ??
    all.find(({ listener: { Port } }) => ports.includes(Port!))
  );
}
