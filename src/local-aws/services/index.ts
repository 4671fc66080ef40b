import type { Service } from '../core/operation.ts';
import { ec2 } from './ec2/service.ts';
import { ecs } from './ecs/service.ts';
import { iam } from './iam/service.ts';
import { logs } from './logs/service.ts';
import { serviceQuotas } from './service-quotas/service.ts';
import { sts } from './sts/service.ts';

/** Every service that the local AWS serves. */
export const services: readonly Service[] = [sts, serviceQuotas, iam, logs, ec2, ecs];
