import { policyOf } from '../../src/engine/permissions.ts';
import { STEPS } from '../../src/site/build/paths.ts';
import { provePermissions } from '../harness/permission-proof.ts';
import { recordedCallsOf } from '../harness/recorded-calls.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/**
 * All that a step asks of IAM, when it runs, runs with other inputs and is taken back, is allowed by the policy that its page
 * prints; and without any one action of that, something of it is refused.
 */
export const permissions: Check = {
  name: 'pairs of a step and an action of its policy',
  async run({ runs }) {
    const problems: Problem[] = [];
    let count = 0;
    for (const [id, asked] of (await (await runs()).steps()).asked) {
      const say = (expected: string, found: string) =>
        problems.push({ file: `${STEPS}/${id}.ts`, line: 1, expected, found, mend: MEND });
      const policy = policyOf(recordedCallsOf(id));
      const { refused, actions, idle } = provePermissions(policy, asked);
      count += actions.length;
      if (refused !== undefined)
        say('a step that passes under the policy on its page', `that ${refused} is refused`);
      for (const action of idle)
        say(`a refusal for ${action} when the policy lacks it`, 'nothing was refused');
    }
    return { count, problems };
  },
};

// --- internal ---

const MEND = 'npm run record, or mend the permissions of the operation in src/local-aws/services';
