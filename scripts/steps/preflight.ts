import { DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { unlessDenied } from '../../src/engine/denied.ts';
import { offersFargate } from '../../src/engine/fargate-zones.ts';
import { defineStep, publicTasks, StepError } from '../../src/engine/step.ts';
import { desiredCount, taskSize } from '../inputs.ts';

export const preflight = defineStep({
  id: 'preflight',
  title: 'Check your account first',
  kind: 'reads',
  needs: {},
  inputs: { ...taskSize, desiredCount },
  why: {
    GetCallerIdentity: 'see which account this is',
    DescribeVpcs: 'see whether the Region has a default VPC',
    DescribeSubnets: 'see which Availability Zones a task can run in',
    GetServiceQuota: 'see how many vCPUs Fargate lets this account use at once',
  },
  mayBeDenied: {
    GetServiceQuota: 'a quota that you may not read may still be large enough',
  },

  async run({ sts, ec2, quotas, region, inputs, say, hourly }) {
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
    say(`You are ${Arn}.`);

    const { Vpcs = [] } = await ec2.send(
      new DescribeVpcsCommand({
        Filters: [{ Name: 'is-default', Values: ['true'] }],
      }),
    );
    const vpcId = Vpcs[0]?.VpcId;
    if (!vpcId) {
      throw new StepError(
        `${region} has no default VPC, and this tutorial needs one.`,
        `aws ec2 create-default-vpc --region ${region}`,
      );
    }
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({
        Filters: [{ Name: 'default-for-az', Values: ['true'] }],
      }),
    );
    const zones = Subnets.filter(offersFargate)
      .map(({ AvailabilityZone }) => AvailabilityZone)
      .sort();
    if (zones.length === 0) {
      throw new StepError(
        `The default VPC of ${region} has no default subnet in a zone where Fargate runs.`,
        `aws ec2 create-default-subnet --region ${region} --availability-zone ${region}a`,
      );
    }
    say(`${region} has a default VPC, with subnets in ${zones.join(', ')}.`);

    const ask = new GetServiceQuotaCommand({
      ServiceCode: 'fargate',
      QuotaCode: 'L-3032A538',
    });
    const answer = await unlessDenied(() => quotas.send(ask));
    const vcpus = answer?.Quota?.Value;
    // While a deployment rolls, the old tasks and the new ones run side by side.
    const needed = (2 * inputs.desiredCount * inputs.cpu) / 1024;
    say(
      vcpus === undefined
        ? `You may not read how many vCPUs you can use at once; you need up to ${needed}.`
        : `Fargate lets you use ${vcpus} vCPUs at once; you need up to ${needed}.`,
    );
    if (vcpus !== undefined && vcpus < needed) {
      throw new StepError(
        'The quota is too small. Request an increase, or use a smaller --cpu or --desired-count.',
      );
    }

    const usdPerHour = hourly(publicTasks(inputs.desiredCount, inputs));
    say(`On AWS, the app will cost $${usdPerHour.toFixed(4)} per hour while it runs.`);
    return { vpcId, vcpus, usdPerHour };
  },
});
