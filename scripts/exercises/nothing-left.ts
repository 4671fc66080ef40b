import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { DescribeClustersCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { GetRoleCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import { defineExercise, unless } from '../../src/engine/exercise.ts';

export const nothingLeft = defineExercise({
  id: 'nothing-left',
  title: 'Leave nothing behind',
  task: 'Run the whole tutorial, undo all of it, and prove that nothing is left that could cost money.',
  hint: 'One command undoes everything in the right order, and another finds what was forgotten. Check soon afterwards: ECS remembers a deleted cluster only for a while.',
  why: {
    DescribeClusters: 'see whether a cluster existed, and whether it is deleted',
    ListTaskDefinitions: 'see whether a revision is still ACTIVE',
    DescribeLogGroups: 'see whether the log group is gone',
    DescribeSecurityGroups: 'see whether the security group is gone',
    GetRole: 'see whether the roles are gone',
  },

  expects: ({ name }) => `the cluster "${name}" to be INACTIVE, and nothing else to be left`,

  async judge({ ecs, logs, ec2, iam, name }) {
    const { clusters = [] } = await ecs.send(new DescribeClustersCommand({ clusters: [name] }));
    if (!clusters[0]) return { passed: false, found: 'no trace of a cluster' };
    const left = clusters[0].status === 'INACTIVE' ? [] : ['the cluster'];
    const { taskDefinitionArns } = await ecs.send(
      new ListTaskDefinitionsCommand({ familyPrefix: name }),
    );
    if (taskDefinitionArns?.length) left.push('task definitions');
    const { logGroups = [] } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: `/ecs/${name}` }),
    );
    if (logGroups.some((each) => each.logGroupName === `/ecs/${name}`)) left.push('the log group');
    const Filters = [{ Name: 'group-name', Values: [name] }];
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    if (SecurityGroups?.length) left.push('the security group');
    for (const RoleName of [`${name}-execution-role`, `${name}-task-role`]) {
      const ask = () => iam.send(new GetRoleCommand({ RoleName }));
      if (await unless(NoSuchEntityException, ask)) left.push(RoleName);
    }
    return { passed: left.length === 0, found: left.join(', ') || 'exactly that' };
  },
});
