import type { Service } from '../core/operation.ts';
import { applicationAutoScaling } from './application-auto-scaling/service.ts';
import { cloudformation } from './cloudformation/service.ts';
import { cloudwatch } from './cloudwatch/service.ts';
import { elasticLoadBalancingV2 } from './elastic-load-balancing-v2/service.ts';
import { wholeEc2 } from './ec2/whole-service.ts';
import { wholeEcs } from './ecs/whole-service.ts';
import { services } from './index.ts';
import { lambda } from './lambda/service.ts';

/** Services of which the pages have a part. */
const WHOLE = [wholeEc2, wholeEcs];

/** Every service that the local AWS serves: those of the pages, and those that only terminals and tests reach. */
export const allServices: readonly Service[] = [
  ...services.map((service) => WHOLE.find(({ id }) => id === service.id) ?? service),
  elasticLoadBalancingV2,
  cloudwatch,
  applicationAutoScaling,
  cloudformation,
  lambda,
];
