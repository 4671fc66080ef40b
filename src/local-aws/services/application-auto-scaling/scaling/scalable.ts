import type { ScalableDimension, ServiceNamespace } from '@aws-sdk/client-application-auto-scaling';

/** A scalable resource: of all services, here the desired count of an ECS service. */
export interface Scalable {
  ServiceNamespace?: ServiceNamespace | undefined;
  /** `service/CLUSTER/SERVICE` */
  ResourceId?: string | undefined;
  ScalableDimension?: ScalableDimension | undefined;
}
