import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeClustersCommand, DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import type { Found, World } from './found.ts';

const GUIDE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/';

function definition(properties: object) {
  return {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      Family: 'app',
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE'],
      Cpu: '256',
      Memory: '512',
      ContainerDefinitions: [{ Name: 'app', Image: 'httpd' }],
      ...properties,
    },
  };
}

function create({ cloudformation }: World, Resources: object, rest: object = {}) {
  const TemplateBody = JSON.stringify({ Resources, ...rest });
  return cloudformation.send(new CreateStackCommand({ StackName: 'made', TemplateBody }));
}

/** Why the first resource of a stack failed, or the status of the stack. */
async function endOf(world: World, Resources: object, rest: object = {}): Promise<string> {
  await create(world, Resources, rest);
  await world.pass(600);
  const asked = { StackName: 'made' };
  const { StackEvents } = await world.cloudformation.send(new DescribeStackEventsCommand(asked));
  const failed = StackEvents!.findLast(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  const { Stacks } = await world.cloudformation.send(new DescribeStacksCommand(asked));
  return failed?.ResourceStatusReason ?? Stacks![0]!.StackStatus!;
}

export const STACKS: Found[] = [
  {
    what: 'CF1: a task definition of no size of Fargate in a stack',
    source: 'towardsthecloud/aws-cdk-examples#1, aws/aws-cdk#29619, compose-x/ecs_composex#707',
    sure: 'T',
    ask: async (world) =>
      (await endOf(world, { D: definition({ Cpu: '512' }) })).split(' (Service: ')[0],
    answer:
      'Resource handler returned message: "Invalid request provided: Create TaskDefinition: No Fargate configuration exists for given values: 512 CPU, 512 memory. See the Amazon ECS documentation for the valid values.',
  },
  ...['AWS::ECS::Service', 'AWS::S3::Bucket', 'AWS::EC2::VPC'].map((Type): Found => ({
    what: `CF2: ${Type}, which the local AWS does not have`,
    source:
      'aws-cloudformation/cloudformation-coverage-roadmap#2214, aws-cloudformation/cloudformation-coverage-roadmap#1868',
    sure: 'T',
    ask: (world) => create(world, { R: { Type } }),
    answer: `NotImplemented: The local AWS does not model resources of type ${Type}.`,
  })),
  {
    what: 'a type that AWS does not have either',
    source: 'aws-cloudformation/cloudformation-coverage-roadmap#2214',
    sure: 'T',
    ask: (world) => create(world, { R: { Type: 'toString' } }),
    answer: 'ValidationError: Template format error: Unrecognized resource types: [toString]',
  },
  {
    what: 'a cluster with KmsKeyId of a log group beside it, which is a real property',
    source: `${GUIDE}aws-resource-logs-loggroup.html`,
    sure: 'D',
    ask: (world) =>
      create(world, { L: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: 'k' } } }),
    answer: 'NotImplemented: The local AWS does not model KmsKeyId of AWS::Logs::LogGroup.',
  },
  {
    what: 'a cluster whose tags are a map: the resource fails, and the account can be read',
    source: `${GUIDE}aws-resource-ecs-cluster.html`,
    sure: 'D',
    ask: async (world) => {
      const end = await endOf(world, {
        C: { Type: 'AWS::ECS::Cluster', Properties: { Tags: { Key: 'a' } } },
      });
      await world.ecs.send(new DescribeClustersCommand({}));
      return end.split('\n')[0];
    },
    answer: 'Properties validation failed for resource C with message:',
  },
  {
    what: 'Fn::GetAtt of toString',
    source: `${GUIDE}intrinsic-function-reference-getatt.html`,
    sure: 'D',
    ask: async (world) => {
      const rest = { Outputs: { O: { Value: { 'Fn::GetAtt': ['toString', 'Arn'] } } } };
      try {
        return await create(world, { C: { Type: 'AWS::ECS::Cluster' } }, rest);
      } catch (error) {
        return (error as Error).name;
      }
    },
    answer: 'ValidationError',
  },
  {
    what: 'a text, and the Ref of a Number, where a number belongs',
    source: `${GUIDE}parameters-section-structure.html`,
    sure: 'D',
    ask: async (world) => {
      const container = {
        Name: 'app',
        Image: 'httpd',
        Memory: '500',
        MemoryReservation: { Ref: 'Least' },
      };
      const Parameters = { Least: { Type: 'Number', Default: 128 } };
      const end = await endOf(
        world,
        { D: definition({ ContainerDefinitions: [container] }) },
        { Parameters },
      );
      const asked = new DescribeTaskDefinitionCommand({ taskDefinition: 'app' });
      const { taskDefinition } = await world.ecs.send(asked);
      const { memory, memoryReservation } = taskDefinition!.containerDefinitions![0]!;
      return [end, memory, memoryReservation];
    },
    answer: ['CREATE_COMPLETE', 500, 128],
  },
  {
    what: 'a TemplateBody of more than 51,200 bytes',
    source:
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html',
    sure: 'D',
    ask: async (world) => {
      try {
        const C = { Type: 'AWS::ECS::Cluster', Metadata: { much: 'x'.repeat(51_200) } };
        return await create(world, { C });
      } catch (error) {
        const { name, message } = error as Error;
        return `${name}: ${message.split("' at ")[1]}`;
      }
    },
    answer:
      "ValidationError: 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
  },
];
