import {
  AddTagsCommand,
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  LoadBalancerNotFoundException,
  SetSecurityGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { shortName } from '../../src/engine/short-name.ts';
import { defineStep, meets, StepError, unchanged } from '../../src/engine/step.ts';
import { createSecurityGroups } from './create-security-groups.ts';
import { prepareNetwork } from './prepare-network.ts';

export const createLoadBalancer = defineStep({
  id: 'create-load-balancer',
  title: 'Create the load balancer',
  kind: 'makes',
  billing: 'plus the capacity that is used',
  needs: { prepareNetwork, createSecurityGroups },
  inputs: {},
  why: {
    DescribeLoadBalancers:
      'see whether the load balancer exists, and what state it is in',
    DescribeTags: 'see whether this tutorial made it',
    CreateLoadBalancer: 'put one address in front of all tasks',
    SetSecurityGroups: 'put it behind its own security group and no other',
    AddTags: 'record the inputs it was made with',
    DeleteLoadBalancer: 'delete it, and stop paying for it',
  },
  absent: LoadBalancerNotFoundException,

  async find({ elbv2, name, own }) {
    const list = new DescribeLoadBalancersCommand({ Names: [shortName(name, 'lb')] });
    const balancer = (await elbv2.send(list)).LoadBalancers![0]!;
    const ask = new DescribeTagsCommand({ ResourceArns: [balancer.LoadBalancerArn!] });
    const tags = (await elbv2.send(ask)).TagDescriptions?.[0]?.Tags;
    const madeWith = own(`The load balancer "${balancer.LoadBalancerName}"`, tags);
    const unfinished = balancer.State?.Code !== 'active';
    return { madeWith, unfinished, balancer, tags };
  },

  async run(context, needs, found) {
    const { elbv2, name, tags, report, retryUntilConsistent, wait } = context;
    const SecurityGroups = [needs.createSecurityGroups.balancer.groupId];
    const create = new CreateLoadBalancerCommand({
      Name: shortName(name, 'lb'),
      Type: 'application',
      Scheme: 'internet-facing',
      IpAddressType: 'ipv4',
      Subnets: needs.prepareNetwork.subnets,
      SecurityGroups,
      Tags: tags.elbv2,
    });
    let LoadBalancerArn = found?.balancer.LoadBalancerArn;
    if (LoadBalancerArn) {
      // A later step may have put another group beside it.
      const guard = unchanged({ SecurityGroups }, found?.tags).SecurityGroups;
      const guarded = { LoadBalancerArn, SecurityGroups: guard };
      if (guard) await elbv2.send(new SetSecurityGroupsCommand(guarded));
      const noted = { ResourceArns: [LoadBalancerArn], Tags: tags.elbv2 };
      await elbv2.send(new AddTagsCommand(noted));
    } else {
      const reply = await retryUntilConsistent(() => elbv2.send(create));
      LoadBalancerArn = reply.LoadBalancers![0]!.LoadBalancerArn!;
    }
    report(found ? 'updated' : 'created', 'load balancer', LoadBalancerArn);
    const LoadBalancerArns = [LoadBalancerArn];
    const look = new DescribeLoadBalancersCommand({ LoadBalancerArns });
    const balancer = await wait({
      until: 'the load balancer to be active',
      every: 15,
      atMost: 600,
      async poll() {
        const shown = await shownBy(elbv2, look);
        if (shown?.State?.Code === 'active') return { done: shown };
        const { Code = 'not visible yet', Reason } = shown?.State ?? {};
        if (Code !== 'failed') return { state: Code };
        const next = 'npm run undo:create-load-balancer';
        throw new StepError(`AWS could not create it: ${Reason}`, next);
      },
    });
    return { balancer, tags: tags.elbv2 };
  },

  async undo({ elbv2, report }, { balancer: { LoadBalancerArn } }) {
    await elbv2.send(new DeleteLoadBalancerCommand({ LoadBalancerArn }));
    report('deleted', 'load balancer', LoadBalancerArn!);
    report('kept', 'role', 'AWSServiceRoleForElasticLoadBalancing');
  },

  fits({ balancer, tags }, { createSecurityGroups }) {
    const SecurityGroups = createSecurityGroups.balancer.groupId;
    const has = { SecurityGroups: balancer.SecurityGroups?.join(), tags };
    return meets(has, { SecurityGroups });
  },
  bills(_inputs, needs) {
    // Before the network is known: us-east-1, which the prices are for, has six zones.
    const { subnets } = needs.prepareNetwork as { subnets?: string[] };
    return [
      { what: 'load-balancer', count: 1 },
      { what: 'public-ipv4', count: subnets?.length ?? 6 },
    ];
  },
});

/** A load balancer, or undefined if AWS does not show it, or not yet. */
export async function shownBy(
  elbv2: ElasticLoadBalancingV2Client,
  look: DescribeLoadBalancersCommand,
) {
  try {
    return (await elbv2.send(look)).LoadBalancers?.[0];
  } catch (error) {
    if (error instanceof LoadBalancerNotFoundException) return undefined;
    throw error;
  }
}
