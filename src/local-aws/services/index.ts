import type { Service } from '../core/operation.ts';
import { ec2 } from './ec2/service.ts';
import { ecs } from './ecs/service.ts';
import { iam } from './iam/service.ts';
import { logs } from './logs/service.ts';
import { serviceQuotas } from './service-quotas/service.ts';
import { sts } from './sts/service.ts';

/**
 * The services that the tutorial calls, and so the only ones in the bundle that a page loads. A service is here when a
 * step needs it; all others are in all-services.ts, which is for terminals and tests and which no page may import.
 */
export const services: readonly Service[] = [sts, serviceQuotas, iam, logs, ec2, ecs];
