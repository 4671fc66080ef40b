import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { defineStep, StepError } from '../../src/engine/step.ts';
import { createService } from './create-service.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

export const openApp = defineStep({
  id: 'open-app',
  title: 'Open the app',
  kind: 'reads',
  needs: { createService, registerTaskDefinition },
  inputs: {},
  why: {
    ListTasks: 'find a running task of the service',
    DescribeTasks: 'find the network interface of the task',
    DescribeNetworkInterfaces: 'read the public address of that interface',
  },

  async run({ ecs, ec2, name, say, ask }, needs) {
    const { port } = needs.registerTaskDefinition;
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({
        cluster: name,
        serviceName: name,
        desiredStatus: 'RUNNING',
      }),
    );
    if (taskArns.length === 0) {
      throw new StepError(
        'The service has no running task to open.',
        'npm run step:create-service -- --desired-count 1',
      );
    }
    const { tasks = [] } = await ecs.send(
      new DescribeTasksCommand({ cluster: name, tasks: [taskArns[0]!] }),
    );
    const interfaceId = tasks[0]?.attachments
      ?.find(({ type }) => type === 'ElasticNetworkInterface')
      ?.details?.find((detail) => detail.name === 'networkInterfaceId')?.value;
    const { NetworkInterfaces = [] } = await ec2.send(
      new DescribeNetworkInterfacesCommand({
        NetworkInterfaceIds: [interfaceId!],
      }),
    );
    const publicIp = NetworkInterfaces[0]?.Association?.PublicIp;
    if (!publicIp) {
      throw new StepError(
        'The task has no public address: assignPublicIp is DISABLED.',
      );
    }

    const url = port === 80 ? `http://${publicIp}/` : `http://${publicIp}:${port}/`;
    say(`The app is at ${url}`);
    const answer = await ask(url);
    say(
      answer
        ? `It answers: ${answer}`
        : `The local AWS runs no containers, so nothing answers there. On AWS, this step sends GET ${url} until it gets a response.`,
    );
    return { url };
  },
});
