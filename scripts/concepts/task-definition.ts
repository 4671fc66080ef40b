import {
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionFamiliesCommand,
} from '@aws-sdk/client-ecs';
import { defineStep } from '../../src/engine/step.ts';

export const taskDefinition = defineStep({
  id: 'task-definition',
  title: 'The task definitions in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListTaskDefinitionFamilies: 'find the families that have an active revision',
    DescribeTaskDefinition: 'read the newest revision of a family',
  },

  async run({ ecs, region, show, say }) {
    const { families = [], nextToken } = await ecs.send(
      new ListTaskDefinitionFamiliesCommand({
        status: 'ACTIVE',
        maxResults: 10,
      }),
    );
    for (const family of families) {
      // A family without a revision stands for its newest ACTIVE one.
      const { taskDefinition } = await ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: family }),
      );
      const { runtimePlatform, containerDefinitions = [], ...rest } = taskDefinition!;
      show('task definition', `${rest.family}:${rest.revision}`, {
        taskDefinitionArn: rest.taskDefinitionArn,
        status: rest.status,
        requiresCompatibilities: rest.requiresCompatibilities,
        networkMode: rest.networkMode,
        cpu: rest.cpu,
        memory: rest.memory,
        operatingSystemFamily: runtimePlatform?.operatingSystemFamily,
        cpuArchitecture: runtimePlatform?.cpuArchitecture,
        executionRoleArn: rest.executionRoleArn,
        taskRoleArn: rest.taskRoleArn,
        containerDefinitions: containerDefinitions.map(
          ({ name, image, essential }) =>
            `${name} (${image}), ${essential === false ? 'not ' : ''}essential`,
        ),
      });
    }
    if (families.length === 0) {
      say(
        `${region} has no task definition. "npm run step:register-task-definition" registers one.`,
      );
    }
    if (nextToken) say('There are more families: these are the first ten.');
    return { count: families.length };
  },
});
