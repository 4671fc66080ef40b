import {
  CloudFormationServiceException,
  CreateStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import * as stacks from '../../src/engine/stack.ts';
import { defineStep, StepError } from '../../src/engine/step.ts';

export const createClusterStack = defineStep({
  id: 'create-cluster-stack',
  title: 'Create a cluster with CloudFormation',
  kind: 'makes',
  needs: {},
  inputs: {},
  bills: [],
  why: {
    DescribeStacks: 'see whether the stack exists, and what state it is in',
    GetTemplate: "see whether the template is still this step's",
    DescribeClusters: "see whether the stack's cluster still exists",
    CreateStack: 'have CloudFormation create what the template describes',
    DescribeStackEvents: 'read why it failed',
    UpdateStack: 'retry: create what is missing from the same template',
    DeleteStack: 'delete it, and the cluster with it',
  },
  absent: [CloudFormationServiceException, 'does not exist'],

  async find({ cloudformation, ecs, name, own }) {
    const StackName = `${name}-stack`;
    const look = new DescribeStacksCommand({ StackName });
    const { StackStatus, Tags } = (await cloudformation.send(look)).Stacks![0]!;
    own(`The stack "${StackName}"`, Tags);
    const ask = new DescribeClustersCommand({ clusters: [StackName] });
    const isActive = (await ecs.send(ask)).clusters?.[0]?.status === 'ACTIVE';
    // If somebody has deleted the cluster, the stack does not know.
    const isHollow = stacks.isComplete(StackStatus) && !isActive;
    const leaving = StackStatus === 'DELETE_IN_PROGRESS';
    const get = new GetTemplateCommand({ StackName });
    const { TemplateBody } = leaving ? {} : await cloudformation.send(get);
    const isOther = !leaving && TemplateBody !== templateOf(StackName);
    const unfinished = isHollow || isOther || !stacks.isComplete(StackStatus);
    return { isHollow, isOther, unfinished, leaving };
  },

  async run(context, _needs, found) {
    const { cloudformation, name, tags, report, retry } = context;
    const StackName = `${name}-stack`;
    const [TemplateBody, Tags] = [templateOf(StackName), tags.cloudformation];
    const stack = { StackName, TemplateBody, Tags, DisableRollback: true };
    let { isHollow, isOther } = found ?? {};
    await retry(stacks.roleIsNew, async () => {
      const before = await context.wait(stacks.resting(cloudformation, StackName));
      const isWhole = stacks.isComplete(before) && !isHollow;
      if (isWhole && !isOther) return;
      isOther = false;
      if (before && !isWhole && !stacks.canGoOn(before)) {
        await stacks.deleteStack(context, StackName);
        report('deleted', 'stack', StackName);
        isHollow = false;
      }
      const again = () => cloudformation.send(new UpdateStackCommand(stack));
      const isUpdate = isWhole || stacks.canGoOn(before);
      if (isUpdate) await context.retryUntilConsistent(again);
      else await cloudformation.send(new CreateStackCommand(stack));
      report(isUpdate ? 'updated' : 'created', 'stack', StackName);
      const after = await context.wait(stacks.resting(cloudformation, StackName, true));
      if (stacks.isComplete(after)) return;
      const why = await stacks.whyItFailed(cloudformation, StackName);
      context.say(why);
      throw new StepError(why);
    });
    return { isHollow: false, isOther: false };
  },

  async undo(context) {
    const StackName = `${context.name}-stack`;
    await stacks.deleteStack(context, StackName);
    context.report('deleted', 'stack', StackName);
  },
});

// #region template
/** The contents of the stack, as CloudFormation reads it. */
function templateOf(ClusterName: string): string {
  const Properties = {
    ClusterName,
    CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    DefaultCapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
  };
  const ECSCluster = { Type: 'AWS::ECS::Cluster', Properties };
  return JSON.stringify({ Resources: { ECSCluster } });
}
// #endregion template
