import { DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ContainerRuntime } from '../../../src/local-aws/runtimes/container-runtime.ts';
import { openAllServices } from './open-all-services.ts';

/** A local AWS and what a load balancer needs of its default VPC. */
export async function openElb(runtime?: ContainerRuntime) {
  const all = await openAllServices(runtime);
  const { Subnets } = await all.ec2.send(new DescribeSubnetsCommand({}));
  const { Vpcs } = await all.ec2.send(new DescribeVpcsCommand({}));
  const subnets = Subnets!.map(({ SubnetId }) => SubnetId!);
  const vpc = Vpcs![0]!.VpcId!;
  return {
    ...all,
    subnets,
    vpc,
    async makeLoadBalancer(name = 'web') {
      const input = { Name: name, Subnets: subnets.slice(0, 2) };
      const { LoadBalancers } = await all.elb.send(new CreateLoadBalancerCommand(input));
      return LoadBalancers![0]!.LoadBalancerArn!;
    },
    async makeTargetGroup(name = 'blue', changes: Partial<CreateTargetGroupCommandInput> = {}) {
      const input = {
        Name: name,
        TargetType: 'ip',
        Protocol: 'HTTP',
        Port: 80,
        VpcId: vpc,
        ...changes,
      } as const;
      const { TargetGroups } = await all.elb.send(new CreateTargetGroupCommand(input));
      return TargetGroups![0]!.TargetGroupArn!;
    },
    async makeListener(loadBalancerArn: string, targetGroupArn: string, port = 80) {
      const { Listeners } = await all.elb.send(
        new CreateListenerCommand({
          LoadBalancerArn: loadBalancerArn,
          Protocol: 'HTTP',
          Port: port,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
        }),
      );
      return Listeners![0]!.ListenerArn!;
    },
  };
}
