import { PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeSecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import {
  CreateTargetGroupCommand,
  DescribeTargetHealthCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import type { Found } from './found.ts';

export const NEIGHBOURS: Found[] = [
  {
    what: 'DescribeSecurityGroupRules with the filter group-id=foobar',
    source: 'localstack/localstack#9059, getmoto/moto#7620',
    sure: 'T',
    ask: ({ ec2 }) =>
      ec2.send(
        new DescribeSecurityGroupRulesCommand({
          Filters: [{ Name: 'group-id', Values: ['foobar'] }],
        }),
      ),
    answer: "InvalidGroupId.Malformed: The security group ID 'foobar' is malformed",
  },
  {
    what: 'DescribeTargetHealth of a target that is not registered',
    source: 'getmoto/moto#7773',
    sure: 'T',
    ask: async ({ elb, makeTargetGroup }) => {
      const { TargetHealthDescriptions } = await elb.send(
        new DescribeTargetHealthCommand({
          TargetGroupArn: await makeTargetGroup(),
          Targets: [{ Id: '172.31.0.9', Port: 80 }],
        }),
      );
      return TargetHealthDescriptions!.map(({ HealthCheckPort, TargetHealth }) => [
        HealthCheckPort,
        TargetHealth!.State,
        TargetHealth!.Reason,
      ]);
    },
    answer: [['80', 'unused', 'Target.NotRegistered']],
  },
  ...['toString', '__proto__'].map((AWSServiceName): Found => ({
    what: `CreateServiceLinkedRole for ${AWSServiceName}`,
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html',
    sure: 'D',
    ask: async ({ iam }) => {
      try {
        return await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
      } catch (error) {
        return (error as Error).name;
      }
    },
    answer: 'InvalidInputException',
  })),
  {
    what: 'PutMetricData with Content-Encoding: gzip',
    source:
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html',
    sure: 'D',
    ask: async ({ cloudwatch }) => {
      let encoding: string | undefined;
      cloudwatch.middlewareStack.add(
        (next) => (args) => {
          const { headers } = args.request as { headers: Record<string, string> };
          encoding = headers['Content-Encoding'] ?? headers['content-encoding'];
          return next(args);
        },
        { step: 'finalizeRequest', priority: 'low' },
      );
      // The SDK compresses a request of 10,240 bytes or more.
      const MetricData = Array.from({ length: 500 }, () => ({ MetricName: 'Load', Value: 1 }));
      const put = new PutMetricDataCommand({ Namespace: 'Law', MetricData });
      const { $metadata } = await cloudwatch.send(put);
      return [encoding, $metadata.httpStatusCode];
    },
    answer: ['gzip', 200],
  },
  {
    what: 'LB4: an interval of health checks that is its timeout',
    source: 'hashicorp/terraform-provider-aws#48071, terraform-linters/tflint-ruleset-aws#404',
    sure: 'T',
    ask: ({ elb, vpc }) =>
      elb.send(
        new CreateTargetGroupCommand({
          Name: 'https',
          TargetType: 'ip',
          Protocol: 'HTTPS',
          Port: 443,
          VpcId: vpc,
          HealthCheckIntervalSeconds: 5,
        }),
      ),
    answer: 'ValidationError: Health check interval must be greater than the timeout.',
  },
];
