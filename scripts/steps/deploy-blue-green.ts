import {
  ClientException,
  ContinueServiceDeploymentCommand,
  type DeploymentConfiguration,
} from '@aws-sdk/client-ecs';
import { DescribeRulesCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import { beginShift } from '../../src/engine/begin-shift.ts';
import { REASONS_MAY_BE_DENIED } from '../../src/engine/complaints.ts';
import { notUnderWay, takeBack } from '../../src/engine/go-back.ts';
import { familyOf, findNextVersion } from '../../src/engine/next-version.ts';
import { balancerFor, isPlaced } from '../../src/engine/version-place.ts';
import { leftPaused } from '../../src/engine/left-paused.ts';
import { isPaused, shifting } from '../../src/engine/shifting.ts';
import { defineStep, type NeedsOf, type StepContext } from '../../src/engine/step.ts';
import { decision } from '../inputs.ts';
import { attachLoadBalancer } from './attach-load-balancer.ts';
import { createInfrastructureRole } from './create-infrastructure-role.ts';
import { createListener } from './create-listener.ts';
import { createTargetGroup } from './create-target-group.ts';
import { tellAnswer } from './open-app.ts';
import { prepareBlueGreen } from './prepare-blue-green.ts';
import { registerTaskDefinition } from './register-task-definition.ts';

export const NEEDS = {
  registerTaskDefinition,
  createTargetGroup,
  createListener,
  attachLoadBalancer,
  createInfrastructureRole,
  prepareBlueGreen,
};

export const WHY = {
  DescribeTaskDefinition: 'find the next version, and what it is a copy of',
  DescribeServices: 'see which version runs, and whether another is being deployed',
  RegisterTaskDefinition: 'register the next version, with its name in a variable',
  TagResource: 'record what this step takes over',
  AddTags: 'record that ECS moves the traffic of this listener from now on',
  DescribeRules: 'find the rules that ECS will change, and see where they send traffic',
  UpdateService: 'start the deployment, or go back',
  DescribeServiceDeployments: 'see which stage the deployment is in',
  DescribeServiceRevisions: 'see which target group the next version is in',
  ContinueServiceDeployment: 'answer the paused deployment',
  StopServiceDeployment: 'roll back in the middle of a deployment',
  ListTasks: 'find the tasks that stopped',
  DescribeTasks: 'read why they stopped',
  DescribeLoadBalancers: 'find the load balancer',
  DescribeListeners: 'see where traffic goes',
  DescribeTargetGroups: 'tell blue from green',
  ModifyListener: 'send everything to one target group again',
  RemoveTags: 'remove the record on the listener',
  UntagResource: 'remove the records on the service',
  ListTaskDefinitions: 'find INACTIVE revisions that are left over',
  DeregisterTaskDefinition: 'make the revision INACTIVE',
  DeleteTaskDefinitions: 'delete the INACTIVE revision',
};

const ID = 'deploy-blue-green';
const GO = `npm run step:${ID} -- --decision continue`;

export const deployBlueGreen = defineStep({
  id: ID,
  title: 'Deploy blue/green',
  kind: 'changes',
  billing: 'while it lasts',
  needs: NEEDS,
  inputs: { decision },
  why: WHY,
  mayBeDenied: REASONS_MAY_BE_DENIED,
  absent: [ClientException, 'Unable to describe task definition'],
  several: true, // A changed task definition makes a new revision, and leaves the old one.
  residue: ({ name, inactive }) => inactive(familyOf(name, ID)),
  async find(context, id) {
    return findNextVersion(context, ID, id);
  },
  async waiting(context, { holds, service }) {
    return holds && (await isPaused(context, service)) ? GO : undefined;
  },
  async run(context, needs, found) {
    const { ecs, inputs, say, wait, deployed, retryUntilConsistent } = context;
    if (inputs.decision === 'rollback') {
      if (!found?.unfinished) throw notUnderWay(found, ID);
      await takeBack(context, found, attachLoadBalancer.id);
      return { ...found, unfinished: false };
    }
    const to = { ...(await placeFor(context, needs)), configuration: CONFIGURATION };
    const { revision, service } = await beginShift(context, ID, found, to);
    const paused = await wait(shifting(context, service));
    const outputs = { revision, service, holds: true, isActive: true, isCopy: true };
    if (paused) {
      say(`You can now test the new version at ${needs.prepareBlueGreen.url}`);
      await tellAnswer(context, needs.prepareBlueGreen.url);
      const size = needs.registerTaskDefinition;
      if (inputs.decision === 'wait') return leftPaused(context, outputs, size, GO);
      const go = { ...paused, action: 'CONTINUE' } as const;
      const answer = new ContinueServiceDeploymentCommand(go);
      await retryUntilConsistent(() => ecs.send(answer));
      await wait(shifting(context, service));
    }
    await deployed(service);
    return outputs;
  },
  async undo(context, shifted) {
    await takeBack(context, shifted, attachLoadBalancer.id);
  },
  // A rollback always runs: if no deployment is under way, it says so.
  fits: (found, needs, { decision }) =>
    decision !== 'rollback' && isPlaced(found, needs, CONFIGURATION),
});

// #region configuration
/** All traffic at once, once somebody has tried the new version; then a minute in which the old one still runs. */
const CONFIGURATION: DeploymentConfiguration = {
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 1,
  lifecycleHooks: [
    {
      targetType: 'PAUSE',
      lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'],
      timeoutConfiguration: { timeoutInMinutes: 30, action: 'ROLLBACK' },
    },
  ],
};
// #endregion configuration

// #region place
/** The request to the service: a place in both target groups, and permission to move traffic between them. */
export async function placeFor(
  { elbv2 }: StepContext<object>,
  needs: NeedsOf<typeof NEEDS>,
) {
  const ruleOf = async (ListenerArn: string) => {
    const { Rules } = await elbv2.send(new DescribeRulesCommand({ ListenerArn }));
    return Rules!.find(({ IsDefault }) => IsDefault)!.RuleArn!;
  };
  const { listenerArn } = needs.createListener;
  const { advancedConfiguration, ...place } = balancerFor(needs);
  const loadBalancer = {
    ...place,
    advancedConfiguration: {
      ...advancedConfiguration,
      productionListenerRule: await ruleOf(listenerArn),
      testListenerRule: await ruleOf(needs.prepareBlueGreen.listenerArn!),
    },
  };
  const { taskDefinitionArn: from } = needs.registerTaskDefinition;
  return { loadBalancer, listenerArn, from, before: needs.attachLoadBalancer.service };
}
// #endregion place
