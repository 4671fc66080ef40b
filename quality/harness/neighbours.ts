import {
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import { steps } from '../../scripts/steps/index.ts';
import { stepTags } from '../../src/engine/ownership.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import { AccountsBefore } from './account-before.ts';
import { disguised } from './disguise.ts';
import { NAME, openLocalRun, type LocalRun, type LocalRunOptions } from './local-run.ts';

/** A Region in which the tutorial has been done under our name. */
export const OTHER_REGION = 'eu-west-1';

/** The neighbours, and what a step needs. */
export function accountAmongNeighbours(step: Step): Promise<Rows> {
  return (accounts ??= new AccountsBefore(neighboursAlone())).before(step);
}

/** The neighbours, and nothing of ours. */
export function neighboursAlone(): Promise<Rows> {
  return (alone ??= neighbours());
}

// --- internal ---

let accounts: AccountsBefore | undefined;
let alone: Promise<Rows> | undefined;

/**
 * An account that is full of what is nearly ours, and has nothing of ours:
 *
 * - the tutorial under our name with something behind it, and with something before it;
 * - the same, of another project, whose runs are called as ours;
 * - all of it under our very name in another Region, and the groups of it in another VPC.
 */
async function neighbours(): Promise<Rows> {
  const { rows: elsewhere } = await doAll({ region: OTHER_REGION });
  const after = await doAll({ name: `${NAME}-2`, rows: regional(elsewhere) });
  const before = await doAll({ name: `my-${NAME}`, rows: after.rows });
  const { run } = stepTags(NAME, '', '');
  const ofAnother = { project: 'somebody-else', run: run! };
  const last = await doAll({ name: `${NAME}-of-another`, rows: before.rows }, (step) =>
    disguised(step, ofAnother),
  );
  await copyGroups(last);
  // The tasks that they have replaced are gone by then.
  await last.aws.pass(600_000);
  return last.rows;
}

async function doAll(
  options: LocalRunOptions,
  as: (step: Step) => Step = (step) => step,
): Promise<LocalRun> {
  const run = await openLocalRun(options);
  for (const step of steps) await run.runner.run(as(step));
  return run;
}

/** Returns the rows of the other Region. IAM is global, so the roles would be those of our name. */
function regional(rows: Rows): Rows {
  return new Map(
    [...rows].filter(([, { table, key }]) => `${table} ${key}`.includes(OTHER_REGION)),
  );
}

/** The groups that the tutorial makes, by our name and in another VPC, where EC2 lets them have it. */
async function copyGroups({ session }: LocalRun): Promise<void> {
  const { ec2 } = session.clients;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const { SecurityGroups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: 'group-name', Values: [`${NAME}-2*`] }],
    }),
  );
  for (const { GroupName, Description } of SecurityGroups) {
    await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: GroupName!.replace(`${NAME}-2`, NAME),
        Description,
        VpcId: Vpc!.VpcId!,
      }),
    );
  }
}
