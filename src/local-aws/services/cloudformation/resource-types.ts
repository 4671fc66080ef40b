import type { Region } from '../../core/account.ts';
import { ecsCluster } from './ecs-cluster.ts';
import { iamRole } from './iam-role.ts';
import type { Value } from './value.ts';

export type Properties = Record<string, Value>;

/** How resources of a type are made, changed and deleted: by the operations of their own services. */
export interface ResourceType {
  /** The properties that are here; another one is refused. */
  properties: readonly string[];
  /** The properties whose change needs another resource. */
  createOnly: readonly string[];
  /** What Fn::GetAtt can ask for. */
  attributes: readonly string[];
  /** The property that names a resource, and the longest name. */
  name: { property: string; longest: number };
  /** How the service is called in error texts. */
  service: string;
  /** How long it takes until a new one counts as made, in milliseconds. */
  settles: number;
  /**
   * Makes a resource of that name. Calls `made` once there is something that would have to be deleted. Throws what the
   * service throws.
   */
  create(region: Region, name: string, properties: Properties, made: () => void): void;
  update(region: Region, name: string, before: Properties, after: Properties): void;
  /** Deletes a resource; nothing happens when it is gone. Throws what the service throws. */
  remove(region: Region, name: string): void;
  attribute(region: Region, name: string, attribute: string): string | undefined;
}

/** The types of resources that the local AWS makes. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  'AWS::ECS::Cluster': ecsCluster,
  'AWS::IAM::Role': iamRole,
};
