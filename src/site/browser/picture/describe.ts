import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
} from '@aws-sdk/client-ecs';
import { GetRoleCommand } from '@aws-sdk/client-iam';
import type { Clients } from '../../../engine/step.ts';
import type { Exchange } from '../messages.ts';
import type { Ask, Describes } from './boxes.ts';

/** Asks AWS what a box stands for, and returns the request with its reply, or with the refusal in AWS's words. */
export async function describe(clients: Clients, { call, input }: Ask): Promise<Exchange> {
  try {
    const { $metadata: _metadata, ...output } = await OPERATIONS[call](clients, input);
    return { call, input, output };
  } catch (error) {
    // A thing may be gone by the time that it is asked for.
    if (!(error instanceof Error) || !('$fault' in error)) throw error;
    return { call, input, error: { code: error.name, message: error.message } };
  }
}

// --- internal ---

type Answer = Promise<object & { $metadata: unknown }>;

const OPERATIONS: Record<Describes, (clients: Clients, input: object) => Answer> = {
  'ecs:DescribeClusters': ({ ecs }, input) => ecs.send(new DescribeClustersCommand(input)),
  'ecs:DescribeServices': ({ ecs }, input) =>
    ecs.send(new DescribeServicesCommand({ services: undefined, ...input })),
  'ecs:DescribeTasks': ({ ecs }, input) =>
    ecs.send(new DescribeTasksCommand({ tasks: undefined, ...input })),
  'ecs:DescribeTaskDefinition': ({ ecs }, input) =>
    ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: undefined, ...input })),
  'iam:GetRole': ({ iam }, input) =>
    iam.send(new GetRoleCommand({ RoleName: undefined, ...input })),
  'logs:DescribeLogGroups': ({ logs }, input) => logs.send(new DescribeLogGroupsCommand(input)),
  'ec2:DescribeVpcs': ({ ec2 }, input) => ec2.send(new DescribeVpcsCommand(input)),
  'ec2:DescribeSubnets': ({ ec2 }, input) => ec2.send(new DescribeSubnetsCommand(input)),
  'ec2:DescribeSecurityGroups': ({ ec2 }, input) =>
    ec2.send(new DescribeSecurityGroupsCommand(input)),
};
