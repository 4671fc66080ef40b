import {
  ClientException,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import {
  defineStep,
  isAsAsked,
  StepError,
  type InputsOf,
  type NeedsOf,
  type StepContext,
} from '../../src/engine/step.ts';
import { executionRole, image, port, taskSize } from '../inputs.ts';
import { createExecutionRole } from './create-execution-role.ts';
import { createLogGroup } from './create-log-group.ts';
import { createTaskRole } from './create-task-role.ts';

const NEEDS = { createExecutionRole, createTaskRole, createLogGroup };
const INPUTS = { ...taskSize, image, port, executionRole };

export const registerTaskDefinition = defineStep({
  id: 'register-task-definition',
  title: 'Register the task definition',
  kind: 'makes',
  needs: NEEDS,
  inputs: INPUTS,
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
    const definition: RegisterTaskDefinitionCommandInput | TaskDefinition =
      reply.taskDefinition!;
    const { cpu, memory, runtimePlatform, ...rest } = reply.taskDefinition!;
    const [container] = rest.containerDefinitions ?? [];
    return {
      madeWith: own(`The task definition "${name}"`, reply.tags),
      unfinished: rest.status !== 'ACTIVE',
      taskDefinitionArn: rest.taskDefinitionArn!,
      cpu: Number(cpu),
      memory: Number(memory),
      architecture: runtimePlatform?.cpuArchitecture as 'X86_64' | 'ARM64',
      port: container?.portMappings?.[0]?.containerPort ?? 0,
      definition,
    };
  },

  async run(context, needs, found) {
    const { ecs, inputs, tags, report, sole } = context;
    const { cpu, memory, architecture, port } = inputs;
    const definition = askedOf(needs, inputs, context);
    const request = { ...definition, tags: tags.ecs };
    const register = new RegisterTaskDefinitionCommand(request);
    const arn = await sole(await ecs.send(register), found?.taskDefinitionArn);
    report('created', 'task definition', arn);
    return { taskDefinitionArn: arn, cpu, memory, architecture, port, definition };
  },

  async undo({ ecs, report }, { taskDefinitionArn: old, unfinished }) {
    if (!unfinished)
      await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: old }));
    const all = { taskDefinitions: [old] };
    const { failures } = await ecs.send(new DeleteTaskDefinitionsCommand(all));
    if (failures?.[0]) throw new StepError(`${old} stays: ${failures[0].reason}`);
    report('deleted', 'task definition', old);
  },

  fits: ({ definition }, needs, inputs, where) =>
    isAsAsked(definition, askedOf(needs, inputs, where)),
});

// #region asked
/** The request to ECS: one container, its size, its roles, and where its lines go. */
function askedOf(
  needs: NeedsOf<typeof NEEDS>,
  { cpu, memory, architecture, image, port }: InputsOf<typeof INPUTS>,
  { name, region }: Pick<StepContext, 'name' | 'region'>,
): RegisterTaskDefinitionCommandInput {
  return {
    family: name,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: String(cpu),
    memory: String(memory),
    runtimePlatform: {
      operatingSystemFamily: 'LINUX',
      cpuArchitecture: architecture,
    },
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
  };
}
// #endregion asked
