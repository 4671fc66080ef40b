import type { Service } from '../core/operation.ts';
import { applicationAutoScaling } from './application-auto-scaling/service.ts';
import { awsBudgets } from './budgets/service.ts';
import { cloudformation } from './cloudformation/service.ts';
import { cloudwatch } from './cloudwatch/service.ts';
import { wholeEc2 } from './ec2/all-operations.ts';
import { wholeEcs } from './ecs/all-operations.ts';
import { elasticLoadBalancingV2 } from './elastic-load-balancing-v2/service.ts';
import { wholeIam } from './iam/all-operations.ts';
import { lambda } from './lambda/service.ts';
import { logs } from './logs/service.ts';
import { serviceQuotas } from './service-quotas/service.ts';
import { wholeSts } from './sts/all-operations.ts';

/** Every service that the local AWS serves. Whoever opens one chooses: a page has those of its bundle, and no others. */
export const allServices: readonly Service[] = [
  wholeSts,
  serviceQuotas,
  wholeIam,
  logs,
  wholeEc2,
  wholeEcs,
  elasticLoadBalancingV2,
  cloudwatch,
  applicationAutoScaling,
  cloudformation,
  lambda,
  awsBudgets,
];
