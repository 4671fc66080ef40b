import { image } from '../../../scripts/inputs.ts';
import { createService } from '../../../scripts/steps/create-service.ts';
import { registerTaskDefinition } from '../../../scripts/steps/register-task-definition.ts';
import { core } from '../../../scripts/tracks/core.ts';
import type { InventoryItem } from '../../../src/local-aws/core/operation.ts';
import { AccountsBefore } from '../../../quality/harness/account-before.ts';
import type { Fact } from './account-facts.ts';
import { openLocalRun, type LocalRun } from '../../../quality/harness/local-run.ts';
import { LAW_RUN, openLawRun } from './open-law-run.ts';
import { withRolesOfTheReader } from './reader-roles.ts';

/**
 * Computes the figures that a step which only reads may foretell of inputs, by doing the tutorial with them: what the
 * core of it costs by the hour, and how many vCPUs run at the most while a new revision takes the place of the old one.
 */
export async function ofReader(given: Record<string, string>): Promise<Fact[]> {
  const accounts = new AccountsBefore(withRolesOfTheReader(), { ...LAW_RUN, given });
  const first = await openLawRun({ rows: await accounts.before(createService), given });
  const usd = await first.runner.estimate(core.steps);
  await first.runner.run(createService);
  const newImage = { ...given, image: (image.meta()!.examples as string[])[0]! };
  let peak = 0;
  // The most vCPUs are to be seen, so this one wakes at each change.
  const second: LocalRun = await openLocalRun({
    rows: first.rows,
    given: newImage,
    async afterReply() {
      peak = Math.max(peak, vcpusIn(await second.aws.inventory()));
    },
  });
  await second.runner.run(registerTaskDefinition);
  await second.runner.run(createService);
  return [
    { path: 'what the core costs', value: usd.toFixed(4) },
    { path: 'vCPUs at the most', value: String(peak) },
  ];
}

// --- internal ---

function vcpusIn(items: readonly InventoryItem[]): number {
  const contents = (wanted: string) =>
    items
      .filter(({ kind }) => kind === wanted)
      .map(({ content }) => content as Record<string, string>);
  const cpu = new Map(
    contents('task-definition').map((each) => [each['taskDefinitionArn'], Number(each['cpu'])]),
  );
  return contents('task')
    .filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
    .reduce((sum, { taskDefinitionArn }) => sum + (cpu.get(taskDefinitionArn) ?? 0) / 1024, 0);
}
