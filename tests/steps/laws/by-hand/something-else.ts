import { CreateSecurityGroupCommand } from '@aws-sdk/client-ec2';
import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { LocalRun } from '../../../../quality/harness/local-run.ts';

const NAME = 'something-else';

/** Makes one more of each thing that others name: what is changed by hand may name it instead. */
export async function somethingElse({ session: { clients } }: LocalRun): Promise<void> {
  const { Vpcs } = await clients.ec2.send(new DescribeVpcsCommand({}));
  const { VpcId } = Vpcs![0]!;
  const Description = 'not of the tutorial';
  await clients.ec2.send(new CreateSecurityGroupCommand({ GroupName: NAME, Description, VpcId }));
  await clients.elbv2.send(
    new CreateTargetGroupCommand({
      Name: NAME,
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: 80,
      VpcId,
    }),
  );
  for (const service of ['ecs', 'ecs-tasks', 'lambda']) {
    const Statement = [
      {
        Effect: 'Allow',
        Principal: { Service: `${service}.amazonaws.com` },
        Action: 'sts:AssumeRole',
      },
    ];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await clients.iam.send(
      new CreateRoleCommand({ RoleName: `${NAME}-${service}`, AssumeRolePolicyDocument }),
    );
  }
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName: `/ecs/${NAME}` }));
  await clients.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: NAME,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'web', image: 'httpd:2.4', portMappings: [{ containerPort: 80 }] },
      ],
    }),
  );
}
