import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { defineStep, StepError, type StepContext } from '../../src/engine/step.ts';
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

  async run(context, needs) {
    const { ecs, ec2, name, say } = context;
    const { port } = needs.registerTaskDefinition;
    const { tags } = needs.createService.service;
    const kept = tags?.find(({ key }) => key === 'address')?.value;
    if (kept) {
      say(
        `The app is behind a load balancer, which alone may reach its tasks: ${kept}`,
      );
      await tellAnswer(context, kept);
      return { url: kept };
    }
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
    await tellAnswer(context, url);
    return { url };
  },
});

// #region answer
/** Sends a request to an address, and says what the response is. */
export async function tellAnswer(
  { ask, say }: Pick<StepContext, 'ask' | 'say'>,
  url: string,
): Promise<void> {
  if (url.startsWith('https:')) {
    say(
      'Browsers accept the certificate only for the name in it, so point that name at the load balancer.',
    );
    return;
  }
  const answer = await ask(url);
  say(
    answer
      ? `It answers: ${answer}`
      : `The local AWS has no app in place of this image, so nothing answers there. On AWS, this step sends GET ${url} until it gets a response.`,
  );
}
// #endregion answer
