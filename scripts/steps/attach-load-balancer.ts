import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import {
  ClusterNotFoundException,
  DescribeServicesCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
  type Service,
} from '@aws-sdk/client-ecs';
import {
  changedTag,
  defineStep,
  isChanged,
  meets,
  StepError,
  unchanged,
  type NeedsOf,
} from '../../src/engine/step.ts';
import { createListener } from './create-listener.ts';
import { createLoadBalancer } from './create-load-balancer.ts';
import { createSecurityGroups } from './create-security-groups.ts';
import { createService } from './create-service.ts';
import { createTargetGroup } from './create-target-group.ts';
import { tellAnswer } from './open-app.ts';

const NEEDS = {
  createService,
  createSecurityGroups,
  createTargetGroup,
  createLoadBalancer,
  createListener,
};
const ID = 'attach-load-balancer';
/** Seconds in which a failed health check does not count against a task that has just started. */
const GRACE = 60;

export const attachLoadBalancer = defineStep({
  id: ID,
  title: 'Attach the load balancer',
  kind: 'changes',
  needs: NEEDS,
  inputs: {},
  why: {
    DescribeServices: 'see what the service is behind, and how it is doing',
    TagResource: 'note what this step answers for, and the address',
    UpdateService: 'bring the tasks behind the load balancer, or back',
    ListTasks: 'find the tasks that stopped',
    DescribeTasks: 'read why they stopped',
    DescribeSecurityGroups: 'find the group that the tasks had before',
    UntagResource: 'answer for it no longer',
  },
  absent: ClusterNotFoundException,

  async find({ ecs, name, own, isSteady }) {
    const which = { cluster: name, services: [name] };
    const { services } = await ecs.send(
      new DescribeServicesCommand({ ...which, include: ['TAGS'] }),
    );
    const service = services?.[0];
    if (service?.status !== 'ACTIVE' || !noteOf(service, 'address')) return undefined;
    own(`The service "${name}"`, service.tags);
    // A deployment that a later step has begun is not this step's to end.
    const isAnothers = isChanged(service.tags, 'taskDefinition');
    return { service, unfinished: !isAnothers && !isSteady(service) };
  },

  async run(context, needs) {
    const { ecs, name, say, report, deployed, retryUntilConsistent } = context;
    const { service } = needs.createService;
    const url = addressOf(needs);
    const asked = askedOf(service, needs);
    const mine = Object.keys(unchanged(asked, service.tags, ID));
    const notes = [...mine.map((member) => [changedTag(member), ID]), ['address', url]];
    const tags = notes.map(([key, value]) => ({ key, value }));
    const resourceArn = service.serviceArn!;
    await ecs.send(new TagResourceCommand({ resourceArn, tags }));

    const which = { cluster: name, service: name };
    const attach = { ...which, ...unchanged(asked, service.tags, ID) };
    await ecs.send(new UpdateServiceCommand(attach));
    // ECS takes it only from a service that is behind a load balancer already.
    const wait = { ...which, healthCheckGracePeriodSeconds: GRACE };
    const reply = await retryUntilConsistent(() =>
      ecs.send(new UpdateServiceCommand(wait)),
    );
    report('updated', 'service', resourceArn);
    await deployed(reply.service!);
    say(`The app is at ${url}, and stays there.`);
    await tellAnswer(context, url);
    return { service: reply.service! };
  },

  async undo({ ecs, ec2, name, report, deployed }, { service }) {
    const vpc = service.networkConfiguration!.awsvpcConfiguration!;
    const Filters = [{ Name: 'group-name', Values: [name, `${name}-app`] }];
    const list = new DescribeSecurityGroupsCommand({ Filters });
    const { SecurityGroups: groups = [] } = await ec2.send(list);
    const now = groups.find(({ GroupId }) => vpc.securityGroups?.includes(GroupId!));
    const group = groups.find(
      (each) => each.GroupName === name && each.VpcId === now?.VpcId,
    );
    if (!group) {
      const next = 'npm run step:prepare-network';
      throw new StepError('The group that the tasks had before is gone.', next);
    }
    const detach = {
      cluster: name,
      service: name,
      loadBalancers: [],
      networkConfiguration: {
        awsvpcConfiguration: { ...vpc, securityGroups: [group.GroupId!] },
      },
    };
    const reply = await ecs.send(new UpdateServiceCommand(detach));
    await deployed(reply.service!);
    const tagKeys = [
      changedTag('loadBalancers'),
      changedTag('networkConfiguration'),
      'address',
    ];
    const resourceArn = service.serviceArn!;
    await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys }));
    report('updated', 'service', resourceArn);
  },

  fits({ service }, needs) {
    const { tags, healthCheckGracePeriodSeconds: grace } = service;
    const asked = textsOf(askedOf(service, needs));
    const isNoted = noteOf(service, 'address') === addressOf(needs);
    return (
      isNoted && grace === GRACE && meets({ ...textsOf(service), tags }, asked, ID)
    );
  },
});

// #region asked
/** What is asked of the service: a place behind the load balancer, and the group that lets nobody else in. */
function askedOf(service: Service, needs: NeedsOf<typeof NEEDS>) {
  const { app, port: containerPort } = needs.createSecurityGroups;
  const { targetGroupArn } = needs.createTargetGroup;
  const vpc = service.networkConfiguration!.awsvpcConfiguration!;
  return {
    loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort }],
    networkConfiguration: {
      awsvpcConfiguration: { ...vpc, securityGroups: [app.groupId] },
    },
  };
}
// #endregion asked

/** The same in words, so that what AWS has can be compared with it. */
function textsOf({ loadBalancers, networkConfiguration }: Partial<Service>) {
  return {
    loadBalancers: loadBalancers
      ?.map(
        (each) =>
          `${each.containerName}:${each.containerPort} in ${each.targetGroupArn}`,
      )
      .join(),
    networkConfiguration:
      networkConfiguration?.awsvpcConfiguration?.securityGroups?.join(),
  };
}

/** The name that AWS gives to the load balancer, which it keeps for as long as it stands. */
function addressOf({
  createLoadBalancer,
  createListener,
}: NeedsOf<typeof NEEDS>): string {
  const scheme = createListener.listener.Protocol!.toLowerCase();
  return `${scheme}://${createLoadBalancer.balancer.DNSName}/`;
}

function noteOf({ tags }: Service, note: string): string | undefined {
  return tags?.find(({ key }) => key === note)?.value;
}
