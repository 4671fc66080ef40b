import {
  ClientException,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { defineStep, StepError } from '../../src/engine/step.ts';
import { executionRole, image, port, taskSize } from '../inputs.ts';
import { createExecutionRole } from './create-execution-role.ts';
import { createLogGroup } from './create-log-group.ts';
import { createTaskRole } from './create-task-role.ts';

export const registerTaskDefinition = defineStep({
  id: 'register-task-definition',
  title: 'Register the task definition',
  kind: 'makes',
  needs: { createExecutionRole, createTaskRole, createLogGroup },
  inputs: { ...taskSize, image, port, executionRole },
  bills: [],
  why: {
    DescribeTaskDefinition: 'find the newest revision of the family',
    RegisterTaskDefinition: 'tell ECS what to run, at what size, with which roles',
    ListTaskDefinitions: 'find INACTIVE revisions that are left over',
    DeregisterTaskDefinition:
      'make the revision INACTIVE: services that use it keep it',
    DeleteTaskDefinitions: 'delete the INACTIVE revision',
  },
  absent: [ClientException, 'Unable to describe task definition'],
  several: true, // A changed input makes a new revision, and leaves the old one.
  // An undo that was stopped between its two calls has left a revision INACTIVE.
  residue: ({ name, inactive }) => inactive(name),

  async find({ ecs, name, own }, id = name) {
    const which = { taskDefinition: id, include: ['TAGS' as const] };
    const reply = await ecs.send(new DescribeTaskDefinitionCommand(which));
    const { cpu, memory, runtimePlatform, ...rest } = reply.taskDefinition!;
    return {
      madeWith: own(`The task definition "${name}"`, reply.tags),
      unfinished: rest.status !== 'ACTIVE',
      taskDefinitionArn: rest.taskDefinitionArn!,
      cpu: Number(cpu),
      memory: Number(memory),
      architecture: runtimePlatform!.cpuArchitecture as 'X86_64' | 'ARM64',
      port: rest.containerDefinitions![0]!.portMappings![0]!.containerPort!,
    };
  },

  async run({ ecs, name, region, inputs, tags, report, sole }, needs, found) {
    const { cpu, memory, architecture: cpuArchitecture, image, port } = inputs;
    const register = new RegisterTaskDefinitionCommand({
      family: name,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: String(cpu),
      memory: String(memory),
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture },
      executionRoleArn: needs.createExecutionRole.roleArn,
      taskRoleArn: needs.createTaskRole.roleArn,
      containerDefinitions: [
        {
          name: 'web',
          image,
          essential: true,
          portMappings: [{ containerPort: port, protocol: 'tcp' }],
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': needs.createLogGroup.logGroupName,
              'awslogs-region': region,
              'awslogs-stream-prefix': 'web',
            },
          },
        },
      ],
      tags: tags.ecs,
    });
    const arn = await sole(await ecs.send(register), found?.taskDefinitionArn);
    report('created', 'task definition', arn);
    return { taskDefinitionArn: arn, cpu, memory, architecture: cpuArchitecture, port };
  },

  async undo({ ecs, report }, { taskDefinitionArn: old, unfinished }) {
    if (!unfinished)
      await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: old }));
    const all = { taskDefinitions: [old] };
    const { failures } = await ecs.send(new DeleteTaskDefinitionsCommand(all));
    if (failures?.[0]) throw new StepError(`${old} stays: ${failures[0].reason}`);
    report('deleted', 'task definition', old);
  },
});
