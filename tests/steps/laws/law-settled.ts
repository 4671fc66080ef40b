import {
  ClusterNotFoundException,
  DescribeServicesCommand,
  ListServicesCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { DescribeLoadBalancersCommand } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LawFixture } from '../../../quality/recorded-laws/law-fixture.ts';
import { NAME, type LocalRun } from '../../../quality/harness/local-run.ts';
import { quickClients } from '../../../quality/harness/quick-clients.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { factsIn, factsOf, type Fact } from './account-facts.ts';
import { inRunAndUndo } from './run-and-undo.ts';

/**
 * Done is done: when a step ends, or its undo, nothing that it began is still under way, be it a deployment, a stack, a load
 * balancer or a function. Returns what is wrong, or `undefined`.
 */
export function doneIsDone(fixture: LawFixture): Promise<string | undefined> {
  return inRunAndUndo(fixture, underWayIn);
}

// --- internal ---

/** AWS's names of states in which nothing stays: `IN_PROGRESS`, `UPDATE_IN_PROGRESS`, `provisioning`. */
const UNDER_WAY =
  /(?:^|_)IN_PROGRESS$|^(?:PENDING|PROVISIONING|ACTIVATING|Pending)$|^provisioning$/;

async function underWayIn(run: LocalRun): Promise<string | undefined> {
  const facts = [...factsOf(await run.aws.inventory()), ...(await askedOf(run))];
  const fact = facts.find(({ value }) => UNDER_WAY.test(value));
  return fact && `expected all that it began to have ended; found ${fact.path} ${fact.value}`;
}

/** The states that the inventory has not, asked of a copy, so that no call stands in the journal. */
async function askedOf({ aws }: LocalRun): Promise<Fact[]> {
  const { ecs, elbv2 } = quickClients(inProcess(await aws.copy()), { region: aws.defaultRegion });
  const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const deployments = await deploymentsIn(ecs);
  return [
    ...factsIn(deployments, 'deployment'),
    ...factsIn(
      LoadBalancers.map(({ State }) => State?.Code),
      'load balancer',
    ),
  ];
}

async function deploymentsIn(ecs: ECSClient): Promise<(string | undefined)[]> {
  const cluster = NAME;
  try {
    const { serviceArns: services = [] } = await ecs.send(new ListServicesCommand({ cluster }));
    if (services.length === 0) return [];
    const described = await ecs.send(new DescribeServicesCommand({ cluster, services }));
    return (described.services ?? []).flatMap(({ deployments = [] }) =>
      deployments.map(({ rolloutState }) => rolloutState),
    );
  } catch (error) {
    if (error instanceof ClusterNotFoundException) return [];
    throw error;
  }
}
