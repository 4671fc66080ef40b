import type { Service } from '../core/operation.ts';
import { applicationAutoScaling } from './application-auto-scaling/service.ts';
import { cloudformation } from './cloudformation/service.ts';
import { cloudwatch } from './cloudwatch/service.ts';
import { elasticLoadBalancingV2 } from './elastic-load-balancing-v2/service.ts';
import { services } from './index.ts';
import { lambda } from './lambda/service.ts';

/** Every service that the local AWS serves: those of the pages, and those that only terminals and tests reach. */
export const allServices: readonly Service[] = [
  ...services,
  elasticLoadBalancingV2,
  cloudwatch,
  applicationAutoScaling,
  cloudformation,
  lambda,
];
