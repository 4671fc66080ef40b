import { elasticLoadBalancingV2 } from '../../src/engine/aws/elastic-load-balancing-v2.ts';
import { elasticLoadBalancingV2 as local } from '../../src/local-aws/services/elastic-load-balancing-v2/service.ts';
import { attachLoadBalancer } from '../steps/attach-load-balancer.ts';
import { createInfrastructureRole } from '../steps/create-infrastructure-role.ts';
import { createListener } from '../steps/create-listener.ts';
import { createLoadBalancer } from '../steps/create-load-balancer.ts';
import { createSecurityGroups } from '../steps/create-security-groups.ts';
import { createTargetGroup } from '../steps/create-target-group.ts';
import { deployBlueGreen } from '../steps/deploy-blue-green.ts';
import { deployCanary } from '../steps/deploy-canary.ts';
import { deployLinear } from '../steps/deploy-linear.ts';
import { openTestPort } from '../steps/open-test-port.ts';
import { prepareBlueGreen } from '../steps/prepare-blue-green.ts';
import type { Track } from './track.ts';

/** An address that stays, and deployments that shift traffic. */
export const expose: Track = {
  id: 'expose',
  title: 'Expose',
  about: 'A load balancer in front of the service, and new versions without downtime',
  steps: [
    createSecurityGroups,
    createTargetGroup,
    createLoadBalancer,
    createListener,
    attachLoadBalancer,
    createInfrastructureRole,
    openTestPort,
    prepareBlueGreen,
    deployBlueGreen,
    deployCanary,
    deployLinear,
  ],
  services: { elbv2: { aws: elasticLoadBalancingV2, local } },
};
