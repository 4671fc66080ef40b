import { elasticLoadBalancingV2 } from '../../src/engine/aws/elastic-load-balancing-v2.ts';
import { elasticLoadBalancingV2 as local } from '../../src/local-aws/services/elastic-load-balancing-v2/service.ts';
import type { Track } from './track.ts';

/** An address that stays, and deployments that shift traffic. */
export const expose: Track = {
  id: 'expose',
  title: 'Expose',
  about: 'A load balancer in front of the service, and new versions that nobody notices',
  steps: [],
  services: { elbv2: { aws: elasticLoadBalancingV2, local } },
};
