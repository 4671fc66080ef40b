import { accountBefore } from '../harness/account-before.ts';
import { STEPS } from '../../src/site/build/paths.ts';
import { provePermissions } from '../harness/permission-proof.ts';
import { recordedCallsOf } from '../harness/recorded-calls.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** Each step passes under exactly the policy that its page prints, and fails without any one action of it. */
export const permissions: Check = {
  name: 'pairs of a step and an action of its policy',
  async run({ programs }) {
    const { steps } = await programs();
    const problems: Problem[] = [];
    let count = 0;
    for (const step of steps) {
      const file = `${STEPS}/${step.id}.ts`;
      const { refused, leftOut } = await provePermissions(
        step,
        await accountBefore(step),
        recordedCallsOf(step.id),
      );
      count += leftOut.length;
      if (refused !== undefined) {
        problems.push({
          file,
          line: 1,
          expected: 'a step that passes under the policy on its page',
          found: refused,
          mend: 'npm run record, or mend the permissions of the operation in src/local-aws/services',
        });
      }
      for (const { action, wrong } of leftOut) {
        if (wrong === undefined) continue;
        problems.push({
          file,
          line: 1,
          expected: `a refusal for ${action} when the policy lacks it`,
          found: wrong,
          mend: 'npm run record, or mend the permissions of the operation in src/local-aws/services',
        });
      }
    }
    return { count, problems };
  },
};
