import { CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import { openAllServices } from '../services/open-all-services.ts';
import { refusal } from '../services/refusal.ts';

const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
};

const RESOURCES: [string, object, string][] = [
  [
    'a cluster',
    { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'made' } },
    'ecs:DeleteCluster',
  ],
  [
    'a role',
    {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'made', AssumeRolePolicyDocument: TRUST },
    },
    'iam:DeleteRole',
  ],
  [
    'a log group',
    { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/made', RetentionInDays: 7 } },
    'logs:DeleteLogGroup',
  ],
  [
    'a task definition',
    {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { Family: 'made', ContainerDefinitions: [{ Name: 'a', Image: 'b', Memory: 64 }] },
    },
    'ecs:DeregisterTaskDefinition',
  ],
];

/** Stacks are allowed, and everything else that is not denied. */
function denying(...actions: string[]) {
  return enforce({
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: actions, Resource: '*' },
    ],
  });
}

test.each(RESOURCES)(
  'a stack makes and deletes %s with the rights of its caller',
  async (...of) => {
    const [, resource, deletion] = of;
    const { aws, cloudformation, iam, pass } = await openAllServices();
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
    await pass(60);
    const creation = deletion.replace('Delete', 'Create').replace('Deregister', 'Register');
    const StackName = 'made';
    const create = () =>
      cloudformation.send(
        new CreateStackCommand({
          StackName,
          TemplateBody: JSON.stringify({ Resources: { R: resource } }),
          Capabilities: ['CAPABILITY_NAMED_IAM'],
        }),
      );
    aws.guards.push(denying(creation));
    expect((await refusal(create())).message).toContain(`not authorized to perform: ${creation} `);
    aws.guards.pop();
    aws.guards.push(denying(deletion));
    await create();
    await pass(300);
    const refused = await refusal(cloudformation.send(new DeleteStackCommand({ StackName })));
    expect(refused.message).toContain(`not authorized to perform: ${deletion} `);
    aws.guards.pop();
    await cloudformation.send(new DeleteStackCommand({ StackName }));
  },
);
