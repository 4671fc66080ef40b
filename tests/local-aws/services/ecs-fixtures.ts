import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  type NetworkConfiguration,
  type RegisterTaskDefinitionCommandInput,
} from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import type { LocalAws } from '../../../src/local-aws/local-aws.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

/** The smallest task definition that Fargate takes, with changes. */
export function web(
  changes: Partial<RegisterTaskDefinitionCommandInput> = {},
): RegisterTaskDefinitionCommandInput {
  return {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '1024',
    memory: '3072',
    containerDefinitions: [
      {
        name: 'web',
        image: 'public.ecr.aws/docker/library/httpd:2.4',
        portMappings: [{ containerPort: 80 }],
      },
    ],
    ...changes,
  };
}

/** A local AWS with a cluster, a role that has settled, and the default subnets. */
export async function openEcs() {
  const aws = await openLocalAws();
  const { ecs, ec2, iam, logs } = clientsOf(aws);
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await sleep(aws, 60_000);
  await ecs.send(
    new CreateClusterCommand({
      clusterName: 'demo',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    }),
  );
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets!.map(({ SubnetId }) => SubnetId!);
  const network: NetworkConfiguration = {
    awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' },
  };
  return { aws, ecs, ec2, iam, logs, subnets, network };
}

/** Lets virtual time pass, through everything that happens on the way. */
export async function sleep(aws: LocalAws, milliseconds: number): Promise<void> {
  const until = aws.account.now + milliseconds;
  while (aws.account.now < until) await aws.sleep(until - aws.account.now);
}
