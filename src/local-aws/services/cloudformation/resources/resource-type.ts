import type { Region } from '../../../core/account.ts';
import type { Members } from './property-shapes.ts';
import type { Value } from '../templates/value.ts';

export type Properties = Record<string, Value>;

/** How resources of a type are made, changed and deleted: by the operations of their own services. */
export interface ResourceType {
  /** The properties that are here, and what they may be; another one is refused. */
  properties: Members;
  /** Properties that AWS has, and that are not modelled here. */
  unmodelled: readonly string[];
  /** The properties whose change needs another resource. */
  createOnly: readonly string[];
  /** The attributes for Fn::GetAtt. */
  attributes: readonly string[];
  /** The property that names a resource, and the longest name. */
  name: { property: string; longest: number };
  /** How the service is called in error texts. */
  service: string;
  /** How long it takes until a new one counts as made, in milliseconds. */
  settles: number;
  /**
   * Makes a resource of that name. Calls `made` once there is something that would have to be deleted, with its
   * physical id where that is not the name. Throws what the service throws.
   */
  create(
    region: Region,
    name: string,
    properties: Properties,
    made: (physicalId?: string) => void,
  ): void;
  /** Puts CloudFormation's own tags on a new one. Left out: it gets none on AWS either, or its service takes no tags at all. */
  stamp?(region: Region, name: string, tags: Readonly<Record<string, string>>): void;
  /** From here on, `name` is the physical id. */
  update(region: Region, name: string, before: Properties, after: Properties): void;
  /** Deletes a resource; nothing happens when it is gone. Throws what the service throws. */
  remove(region: Region, name: string): void;
  attribute(region: Region, name: string, attribute: string): string | undefined;
}
