import {
  ClientException,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { defineStep } from '../../src/tutorial/step.ts';
import {
  architecture,
  cpu,
  executionRole,
  image,
  memory,
  port,
} from '../inputs.ts';
import { createExecutionRole } from './create-execution-role.ts';
import { createLogGroup } from './create-log-group.ts';
import { createTaskRole } from './create-task-role.ts';

export const registerTaskDefinition = defineStep({
  id: 'register-task-definition',
  title: 'Register the task definition',
  kind: 'makes',
  needs: {
    executionRole: createExecutionRole,
    taskRole: createTaskRole,
    logGroup: createLogGroup,
  },
  inputs: { cpu, memory, architecture, image, port, executionRole },
  why: {
    DescribeTaskDefinition: 'find the newest revision of the family',
    RegisterTaskDefinition: 'tell ECS what to run, how large, and as whom',
    DeregisterTaskDefinition:
      'make the revision INACTIVE: nothing new may use it',
    DeleteTaskDefinitions: 'delete the INACTIVE revision',
  },

  // #region find
  async find({ ecs, name, own }) {
    try {
      const { taskDefinition, tags } = await ecs.send(
        new DescribeTaskDefinitionCommand({
          taskDefinition: name,
          include: ['TAGS'],
        }),
      );
      own(`The task definition "${name}"`, tags);
      const { taskDefinitionArn, cpu, memory, runtimePlatform, ...rest } =
        taskDefinition!;
      return {
        taskDefinitionArn: taskDefinitionArn!,
        cpu: Number(cpu),
        memory: Number(memory),
        architecture: runtimePlatform!.cpuArchitecture as 'X86_64' | 'ARM64',
        port: rest.containerDefinitions![0]!.portMappings![0]!.containerPort!,
        madeWith: tags?.find(({ key }) => key === 'inputs')?.value,
      };
    } catch (error) {
      // ECS has no exception of its own for "there is none".
      if (error instanceof ClientException) return undefined;
      throw error;
    }
  },
  // #endregion find

  // #region run
  async run({ ecs, name, region, inputs, tags, report }, needs) {
    const { cpu, memory, architecture, image, port } = inputs;
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: name,
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: String(cpu),
        memory: String(memory),
        runtimePlatform: {
          operatingSystemFamily: 'LINUX',
          cpuArchitecture: architecture,
        },
        executionRoleArn: needs.executionRole.roleArn,
        taskRoleArn: needs.taskRole.roleArn,
        containerDefinitions: [
          {
            name: 'web',
            image,
            essential: true,
            portMappings: [{ containerPort: port, protocol: 'tcp' }],
            logConfiguration: {
              logDriver: 'awslogs',
              options: {
                'awslogs-group': needs.logGroup.logGroupName,
                'awslogs-region': region,
                'awslogs-stream-prefix': 'web',
              },
            },
          },
        ],
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      }),
    );
    const taskDefinitionArn = taskDefinition!.taskDefinitionArn!;
    report('created', 'task definition', taskDefinitionArn);
    return { taskDefinitionArn, cpu, memory, architecture, port };
  },
  // #endregion run

  // #region undo
  async undo(context, found) {
    const { ecs, report } = context;
    // A changed input made a new revision and left the old one: each is found in turn.
    for (
      let next = found as typeof found | undefined;
      next;
      next = await this.find!(context)
    ) {
      const { taskDefinitionArn } = next;
      await ecs.send(
        new DeregisterTaskDefinitionCommand({
          taskDefinition: taskDefinitionArn,
        }),
      );
      await ecs.send(
        new DeleteTaskDefinitionsCommand({
          taskDefinitions: [taskDefinitionArn],
        }),
      );
      report('deleted', 'task definition', taskDefinitionArn);
    }
  },
  // #endregion undo
});
