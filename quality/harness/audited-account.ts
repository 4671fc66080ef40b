import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreatePolicyCommand } from '@aws-sdk/client-iam';
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { steps } from '../../scripts/steps/index.ts';
import { NAME, openLocalRun, type LocalRun } from './local-run.ts';

/**
 * An account that has done every step of every track, and in which somebody has a load balancer, and a policy whose name
 * begins as ours do.
 */
export async function audited(): Promise<LocalRun> {
  const run = await openLocalRun();
  for (const step of steps) await run.runner.run(step);
  const { elbv2, ec2, iam } = run.session.clients;
  await iam.send(
    new CreatePolicyCommand({
      PolicyName: `${NAME}-theirs`,
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'ecs:ListClusters', Resource: '*' }],
      }),
    }),
  );
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
