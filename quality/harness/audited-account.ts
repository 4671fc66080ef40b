import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { steps } from '../../scripts/steps/index.ts';
import { openLocalRun, type LocalRun } from './local-run.ts';

/** An account that has done every step of every track, and in which somebody has a load balancer. */
export async function audited(): Promise<LocalRun> {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  const { elbv2, ec2 } = run.session.clients;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { LoadBalancers = [] } = await elbv2.send(
    new CreateLoadBalancerCommand({
      Name: 'theirs',
      Subnets: Subnets.map((each) => each.SubnetId!),
    }),
  );
  const { TargetGroups = [] } = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: 'theirs',
      Protocol: 'HTTP',
      Port: 80,
      TargetType: 'ip',
      VpcId: Subnets[0]!.VpcId,
    }),
  );
  await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers[0]!.LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: TargetGroups[0]!.TargetGroupArn }],
    }),
  );
  return run;
}
