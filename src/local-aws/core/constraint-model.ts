/** Constraints on a string, a number, a list or a map, beyond its type. */
export interface ShapeConstraint {
  /** The least value of a number; the least length of everything else. */
  min?: number;
  /** The greatest value of a number; the greatest length of everything else. */
  max?: number;
  /** As AWS prints it. */
  pattern?: string;
  /** The pattern as JavaScript writes it, where that differs. */
  source?: string;
  /** The values that are allowed. */
  oneOf?: readonly (string | number)[];
  /** The shapes of what a list or a map holds, where they are constrained. */
  item?: string;
  key?: string;
}

/** The constraints of one service, which quality/constraints.ts wrote from AWS's own model. */
export interface ConstraintModel {
  shapes: Readonly<Record<string, ShapeConstraint>>;
  /** The shape of each constrained member, by structure and member. */
  members: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A constraint of the model that a request violates. `path` is as AWS writes it: `containerDefinitions.1.member.name`. */
export interface ConstraintViolation {
  path: string;
  value: unknown;
  /** As `Member must not be null`. */
  constraint: string;
}
