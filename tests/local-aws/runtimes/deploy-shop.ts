import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  type ECSClientConfig,
} from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand, IAMClient } from '@aws-sdk/client-iam';

/**
 * Stands for the code of somebody who tests it: it deploys an app as a service with a public address. It waits by `wait`,
 * in seconds, because a new role cannot be used at once.
 */
export async function deployShop(
  client: ECSClientConfig,
  wait: (seconds: number) => Promise<void>,
): Promise<void> {
  const [ecs, ec2, iam] = [new ECSClient(client), new EC2Client(client), new IAMClient(client)];
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await wait(60);
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: SecurityGroups![0]!.GroupId!,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    }),
  );
  await ecs.send(new CreateClusterCommand({ clusterName: 'shop' }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'shop',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'shop', image: 'example/shop:1', portMappings: [{ containerPort: 80 }] },
      ],
    }),
  );
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets!.map(({ SubnetId }) => SubnetId!);
  await ecs.send(
    new CreateServiceCommand({
      cluster: 'shop',
      serviceName: 'shop',
      taskDefinition: 'shop',
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
    }),
  );
}
