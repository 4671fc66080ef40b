import type { Value } from './value.ts';

export interface TemplateResource {
  Type: string;
  Properties: Record<string, Value>;
  DependsOn: string[];
  /** True if the resource outlives its stack. */
  isRetained: boolean;
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
  outputs: Record<string, { value: Value; description?: string }>;
}
