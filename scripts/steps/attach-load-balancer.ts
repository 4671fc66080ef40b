import {
  ClusterNotFoundException,
  DescribeServicesCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
  type Service,
} from '@aws-sdk/client-ecs';
import { REASONS_MAY_BE_DENIED } from '../../src/engine/complaints.ts';
import {
  changedTag,
  defineStep,
  isAsAsked,
  isChanged,
  unchanged,
  type NeedsOf,
} from '../../src/engine/step.ts';
import { createListener } from './create-listener.ts';
import { createSecurityGroups } from './create-security-groups.ts';
import { createService } from './create-service.ts';
import { createTargetGroup } from './create-target-group.ts';
import { tellAnswer } from './open-app.ts';
import { prepareNetwork } from './prepare-network.ts';

const NEEDS = {
  prepareNetwork,
  createService,
  createSecurityGroups,
  createTargetGroup,
  createListener,
};
const ID = 'attach-load-balancer';
const MEMBERS = ['loadBalancers', 'networkConfiguration'].map(changedTag);
/** Seconds in which a failed health check does not count against a task that has just started. */
const GRACE = 60;

export const attachLoadBalancer = defineStep({
  id: ID,
  title: 'Attach the load balancer',
  kind: 'changes',
  needs: NEEDS,
  inputs: {},
  why: {
    DescribeServices:
      'see whether the service has a load balancer, and what state it is in',
    TagResource:
      'record what this step takes over, the address, and the previous settings',
    UpdateService: 'set the load balancer, the network and the grace period',
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
    UntagResource: 'remove that record again',
  },
  mayBeDenied: REASONS_MAY_BE_DENIED,
  absent: ClusterNotFoundException,

  async find({ ecs, name, own, isSteady }) {
    const which = { cluster: name, services: [name], include: ['TAGS' as const] };
    const { services } = await ecs.send(new DescribeServicesCommand(which));
    const service = services?.[0];
    if (service?.status !== 'ACTIVE') return undefined;
    const note = (key: string) => service.tags?.find((tag) => tag.key === key)?.value;
    const [address, before] = [note('address'), note('before')?.split(' ')];
    if (!address || !before) return undefined;
    own(`The service "${name}"`, service.tags);
    // This step leaves a deployment alone that a later step has begun.
    const isAnothers = isChanged(service.tags, 'taskDefinition', 'monitoring');
    return { service, address, before, unfinished: !isAnothers && !isSteady(service) };
  },

  async run(context, needs, found) {
    const { ecs, name, say, report, deployed, retryUntilConsistent } = context;
    const [{ service }, { url }] = [needs.createService, needs.createListener];
    const asked = unchanged(askedOf(needs), service.tags, ID);
    const before = found?.before ?? groupsOf(service);
    const notes = { address: url, before: before.join(' ') };
    for (const member of Object.keys(asked))
      Object.assign(notes, { [changedTag(member)]: ID });
    const tags = Object.entries(notes).map(([key, value]) => ({ key, value }));
    const resourceArn = service.serviceArn!;
    await ecs.send(new TagResourceCommand({ resourceArn, tags }));

    const which = { cluster: name, service: name };
    await ecs.send(new UpdateServiceCommand({ ...which, ...asked }));
    // ECS accepts it only for a service that is already behind a load balancer.
    const grace = { ...which, healthCheckGracePeriodSeconds: GRACE };
    const wait = new UpdateServiceCommand(grace);
    const { service: changed } = await retryUntilConsistent(() => ecs.send(wait));
    report('updated', 'service', resourceArn);
    await deployed(changed!);
    say(`The app is at ${url}, and stays there.`);
    await tellAnswer(context, url);
    return { service: changed!, address: url, before };
  },

  async undo({ ecs, name, report, deployed }, { service, before: securityGroups }) {
    const vpc = {
      ...service.networkConfiguration!.awsvpcConfiguration!,
      securityGroups,
    };
    const networkConfiguration = { awsvpcConfiguration: vpc };
    const detach = {
      cluster: name,
      service: name,
      loadBalancers: [],
      networkConfiguration,
    };
    const { service: changed } = await ecs.send(new UpdateServiceCommand(detach));
    await deployed(changed!);
    const resourceArn = service.serviceArn!;
    const tagKeys = [...MEMBERS, 'address', 'before'];
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
    report('updated', 'service', resourceArn);
  },

  fits({ service, address }, needs) {
    const { tags, healthCheckGracePeriodSeconds: grace } = service;
    const asked = unchanged(askedOf(needs), tags, ID);
    const isTold = address === needs.createListener.url;
    return isTold && grace === GRACE && isAsAsked(service, asked);
  },
});

// #region asked
/** The request to the service: a place behind the load balancer, and the group that lets nobody else in. */
function askedOf(needs: NeedsOf<typeof NEEDS>) {
  const { app, port: containerPort } = needs.createSecurityGroups;
  const { targetGroupArn } = needs.createTargetGroup;
  const { subnets } = needs.prepareNetwork;
  const vpc = { subnets, securityGroups: [app.groupId] };
  const awsvpcConfiguration = { ...vpc, assignPublicIp: 'ENABLED' as const };
  return {
    loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort }],
    networkConfiguration: { awsvpcConfiguration },
  };
}
// #endregion asked

function groupsOf({ networkConfiguration }: Partial<Service>): string[] {
  return networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [];
}
