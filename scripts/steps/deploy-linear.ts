import { ClientException, type DeploymentConfiguration } from '@aws-sdk/client-ecs';
import { beginShift } from '../../src/engine/begin-shift.ts';
import { REASONS_MAY_BE_DENIED } from '../../src/engine/complaints.ts';
import { takeBack } from '../../src/engine/go-back.ts';
import { familyOf, findNextVersion } from '../../src/engine/next-version.ts';
import { isPlaced } from '../../src/engine/version-place.ts';
import { shifting } from '../../src/engine/shifting.ts';
import { defineStep } from '../../src/engine/step.ts';
import { attachLoadBalancer } from './attach-load-balancer.ts';
import { NEEDS, placeFor, WHY } from './deploy-blue-green.ts';

const ID = 'deploy-linear';

export const deployLinear = defineStep({
  id: ID,
  title: 'Deploy in linear steps',
  kind: 'changes',
  billing: 'while it lasts',
  needs: NEEDS,
  inputs: {},
  why: WHY,
  mayBeDenied: REASONS_MAY_BE_DENIED,
  absent: [ClientException, 'Unable to describe task definition'],
  several: true,
  residue: ({ name, inactive }) => inactive(familyOf(name, ID)),

  async find(context, id) {
    return findNextVersion(context, ID, id);
  },

  async run(context, needs, found) {
    const { wait, deployed } = context;
    const to = { ...(await placeFor(context, needs)), configuration: CONFIGURATION };
    const { revision, service } = await beginShift(context, ID, found, to);
    await wait(shifting(context, service));
    await deployed(service);
    return { revision, service, holds: true, isActive: true, isCopy: true };
  },

  async undo(context, found) {
    await takeBack(context, found, attachLoadBalancer.id);
  },

  fits: (found, needs) => isPlaced(found, needs, CONFIGURATION),
});

// #region configuration
/** Another quarter of the requests each minute. Hooks of another strategy are removed. */
const CONFIGURATION: DeploymentConfiguration = {
  strategy: 'LINEAR',
  linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 1 },
  bakeTimeInMinutes: 1,
  lifecycleHooks: [],
};
// #endregion configuration
