import { applicationAutoScaling } from './application-auto-scaling.ts';
import { budgets } from './budgets.ts';
import { cloudformation } from './cloudformation.ts';
import { cloudwatch } from './cloudwatch.ts';
import { cloudwatchLogs } from './cloudwatch-logs.ts';
import { ec2 } from './ec2.ts';
import { ecs } from './ecs.ts';
import { elasticLoadBalancingV2 } from './elastic-load-balancing-v2.ts';
import { iam } from './iam.ts';
import { lambda } from './lambda.ts';
import type { AwsService } from './service.ts';
import { serviceQuotas } from './service-quotas.ts';
import { sts } from './sts.ts';

/**
 * THE list of the AWS services that the tutorial knows, by the names that a step has for their clients: in this order they
 * are drawn and asked. It loads the SDK's client of each, so what is to start fast or to stay small takes the few services
 * of scripts/services.ts instead.
 */
export const services = {
  sts,
  quotas: serviceQuotas,
  iam,
  logs: cloudwatchLogs,
  ec2,
  ecs,
  elbv2: elasticLoadBalancingV2,
  cloudwatch,
  scaling: applicationAutoScaling,
  cloudformation,
  lambda,
  budgets,
} satisfies Record<string, AwsService>;

export type Services = typeof services;

/** Some of the services: those that are loaded where this is asked. */
export type LoadedServices = Partial<Services>;

/** One SDK client for each service. */
export type Clients = { [Name in keyof Services]: ReturnType<Services[Name]['client']> };

/** The services of which something has tags. */
type Tagged = {
  [Name in keyof Services]: Services[Name]['tags'] extends undefined ? never : Name;
}[keyof Services];

/** The same tags, by the client that takes them: each service of AWS has a shape of its own. */
export type ShapedTags = { [Name in Tagged]: ReturnType<Services[Name]['tags']['of']> };

/** Something that is paid for by the hour while it exists, of whatever service: how many, and how large where that counts. */
export type Billed = {
  [Name in keyof Services]: BilledBy<Services[Name]['bills']>;
}[keyof Services];

// --- internal ---

type BilledBy<Bills> = {
  [What in keyof Bills]: { what: What; count: number } & SizeOf<Bills[What]>;
}[keyof Bills];

type SizeOf<Bill> = Bill extends { perHour: (size: infer Size extends object) => number }
  ? unknown extends Size
    ? object
    : Size
  : object;
