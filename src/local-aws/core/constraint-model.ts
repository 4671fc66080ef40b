/** What a model says of a text, a number, a list or a map, beyond its type. */
export interface ShapeConstraint {
  /** Of a number its value, of everything else its length. */
  min?: number;
  max?: number;
  /** As AWS prints it. */
  pattern?: string;
  /** The pattern in JavaScript's words, where they are others. */
  source?: string;
  oneOf?: readonly string[];
  /** The shapes of what a list or a map holds, where they are constrained. */
  item?: string;
  key?: string;
}

/** The constraints of one service: what quality/constraints.ts wrote from AWS's own model. */
export interface ConstraintModel {
  shapes: Readonly<Record<string, ShapeConstraint>>;
  /** The shape of each constrained member, by structure and member. */
  members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A request that does not fit the model. `path` is as AWS writes it: `containerDefinitions.1.member.name`. */
export interface Problem {
  path: string;
  value: unknown;
  /** As `Member must not be null`. */
  constraint: string;
}
