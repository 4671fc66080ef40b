import type { Value } from './value.ts';

export interface TemplateResource {
  Type: string;
  Properties: Record<string, Value>;
  DependsOn: string[];
  /** When the resource is left where it is: with its stack, in the rollback of what made it, or when another replaces it. */
  retained: { deleted?: true; rolledBack?: true; replaced?: true };
  /** The condition under which there is such a resource. */
  condition?: string;
  /** The author's own notes, which DescribeStackResource gives back. */
  Metadata?: Value;
}

export interface TemplateParameter {
  Type: string;
  Default?: string;
  AllowedValues?: string[];
  Description?: string;
  NoEcho?: boolean;
}

export interface Template {
  description?: string;
  parameters: Record<string, TemplateParameter>;
  resources: Record<string, TemplateResource>;
  outputs: Record<string, { value: Value; description?: string; condition?: string }>;
  mappings: Record<string, Record<string, Record<string, Value>>>;
  conditions: Record<string, Value>;
}
