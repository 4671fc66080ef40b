import { budgets } from '../src/engine/aws/budgets.ts';
import { cloudwatchLogs } from '../src/engine/aws/cloudwatch-logs.ts';
import { ec2 } from '../src/engine/aws/ec2.ts';
import { ecs } from '../src/engine/aws/ecs.ts';
import { iam } from '../src/engine/aws/iam.ts';
import type { LoadedServices, Services } from '../src/engine/aws/index.ts';
import { serviceQuotas } from '../src/engine/aws/service-quotas.ts';
import { sts } from '../src/engine/aws/sts.ts';
import type { Service } from '../src/local-aws/core/operation.ts';
import { awsBudgets as localBudgets } from '../src/local-aws/services/budgets/service.ts';
import { ec2 as localEc2 } from '../src/local-aws/services/ec2/service.ts';
import { ecs as localEcs } from '../src/local-aws/services/ecs/service.ts';
import { iam as localIam } from '../src/local-aws/services/iam/service.ts';
import { logs as localLogs } from '../src/local-aws/services/logs/service.ts';
import { serviceQuotas as localQuotas } from '../src/local-aws/services/service-quotas/service.ts';
import { sts as localSts } from '../src/local-aws/services/sts/service.ts';

/**
 * The AWS services that the steps call, each with what serves it on the local AWS, in the order of src/engine/aws/index.ts.
 * They are all that a page loads and that a terminal begins with: one that no step calls would only make both slower.
 */
const USED: { [Name in keyof Services]?: Pair<Name> } = {
  sts: { aws: sts, local: localSts },
  quotas: { aws: serviceQuotas, local: localQuotas },
  iam: { aws: iam, local: localIam },
  logs: { aws: cloudwatchLogs, local: localLogs },
  ec2: { aws: ec2, local: localEc2 },
  ecs: { aws: ecs, local: localEcs },
  budgets: { aws: budgets, local: localBudgets },
};

/** What is known of the services that the steps call. */
export const usedServices: LoadedServices = Object.fromEntries(
  Object.entries(USED).map(([name, { aws }]) => [name, aws]),
);

/** The same services, as the local AWS serves them. */
export const usedLocally: readonly Service[] = Object.values(USED).map(({ local }) => local);

// --- internal ---

interface Pair<Name extends keyof Services> {
  aws: Services[Name];
  local: Service;
}
