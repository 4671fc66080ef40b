import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { unlessDenied } from '../../src/engine/denied.ts';
import { defineStep } from '../../src/engine/step.ts';
import { tasksOf } from './task.ts';

export const fargate = defineStep({
  id: 'fargate',
  title: 'What runs on Fargate in your account',
  kind: 'reads',
  needs: {},
  inputs: {},
  why: {
    ListClusters: 'find the clusters of this Region',
    DescribeClusters: 'read their names',
    ListTasks: 'find the tasks of a cluster',
    DescribeTasks: 'read where they run',
    GetServiceQuota: 'see how many vCPUs Fargate lets this account use at once',
  },
  mayBeDenied: { GetServiceQuota: 'the tasks can be shown without it' },

  async run({ ecs, quotas, region, show, say }) {
    let vcpus = 0;
    for await (const task of tasksOf(ecs)) {
      // Only a task on Fargate has a platform version.
      if (!task.platformVersion) continue;
      show('task', task.taskArn!.split('/').at(-1)!, {
        capacityProviderName: task.capacityProviderName,
        launchType: task.launchType,
        platformFamily: task.platformFamily,
        platformVersion: task.platformVersion,
        cpu: task.cpu,
        memory: task.memory,
        'ephemeralStorage.sizeInGiB': task.ephemeralStorage?.sizeInGiB,
        availabilityZone: task.availabilityZone,
      });
      // Fargate Spot has a quota of its own.
      if (task.capacityProviderName === 'FARGATE_SPOT') continue;
      vcpus += Number(task.cpu) / 1024;
    }
    const ask = new GetServiceQuotaCommand({
      ServiceCode: 'fargate',
      QuotaCode: 'L-3032A538',
    });
    const quota = (await unlessDenied(() => quotas.send(ask)))?.Quota?.Value;
    say(
      quota === undefined
        ? `You are using ${vcpus} vCPUs of Fargate in ${region}; you may not read how many you can.`
        : `You are using ${vcpus} of the ${quota} vCPUs that Fargate lets you use at once in ${region}.`,
    );
    if (vcpus === 0) {
      say('"npm run step:create-service" starts a task on it.');
    }
    return { vcpus };
  },
});
