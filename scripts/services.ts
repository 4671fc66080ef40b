import { cloudwatchLogs } from '../src/engine/aws/cloudwatch-logs.ts';
import { ec2 } from '../src/engine/aws/ec2.ts';
import { ecs } from '../src/engine/aws/ecs.ts';
import { iam } from '../src/engine/aws/iam.ts';
import type { LoadedServices, Services } from '../src/engine/aws/index.ts';
import { serviceQuotas } from '../src/engine/aws/service-quotas.ts';
import { sts } from '../src/engine/aws/sts.ts';
import type { Service } from '../src/local-aws/core/operation.ts';
import { ec2 as localEc2 } from '../src/local-aws/services/ec2/service.ts';
import { ecs as localEcs } from '../src/local-aws/services/ecs/service.ts';
import { iam as localIam } from '../src/local-aws/services/iam/service.ts';
import { logs as localLogs } from '../src/local-aws/services/logs/service.ts';
import { serviceQuotas as localQuotas } from '../src/local-aws/services/service-quotas/service.ts';
import { sts as localSts } from '../src/local-aws/services/sts/service.ts';

/**
 * The AWS services that the core of the tutorial calls, each with what serves it on the local AWS, in the order of
 * src/engine/aws/index.ts. They are all that most pages load: one that no step calls would only make them slower. A
 * track that needs more names it in its `services`. A terminal loads all services.
 */
export const coreServices = {
  sts: { aws: sts, local: localSts },
  quotas: { aws: serviceQuotas, local: localQuotas },
  iam: { aws: iam, local: localIam },
  logs: { aws: cloudwatchLogs, local: localLogs },
  ec2: { aws: ec2, local: localEc2 },
  ecs: { aws: ecs, local: localEcs },
} satisfies ServicePairs;

/** Some services, by the names that a step has for their clients. */
export type ServicePairs = { [Name in keyof Services]?: Pair<Name> };

/** The descriptors of services, for what talks to AWS. */
export function descriptorsOf(pairs: ServicePairs): LoadedServices {
  return Object.fromEntries(Object.entries(pairs).map(([name, { aws }]) => [name, aws]));
}

/** The same services, as the local AWS serves them. */
export function servedBy(pairs: ServicePairs): Service[] {
  return Object.values(pairs).map(({ local }) => local);
}

/** The core's services, for what talks to AWS. */
export const usedServices = descriptorsOf(coreServices);

/** The core's services, as the local AWS serves them. */
export const usedLocally: readonly Service[] = servedBy(coreServices);

// --- internal ---

interface Pair<Name extends keyof Services> {
  aws: Services[Name];
  local: Service;
}
