/** Where something is written that no run of ours can show. */
export type Source =
  /** A file of this project, or of an installed package, that has this text: a changed program makes the fact wrong. */
  | { file: string; says: string }
  /** The documentation inside an installed client of the SDK, as `ecs`. */
  | { sdk: string; says: string }
  /** A page elsewhere, and the day or month in which it was read. */
  | { url: string; read: string };

/** A number that the prose of a page says, or the value that it gives a flag. */
export interface Fact {
  value: string;
  /** In the singular, as `second`, `GB`, `%`, `date`; `''` for a bare number; of a value, its flag. */
  unit: string;
  /** The words that say what it counts: those of the line around it, which is the `#`. The same number elsewhere is another fact. */
  near: RegExp;
  what: string;
  source: Source;
}

/** A name that is neither ours nor that of something in an SDK that is installed here. */
export interface Name {
  name: string;
  /** The words that stand in the line with it, where it is true of one thing only: a Region. */
  near?: RegExp;
  what: string;
  source: Source;
}

/** Words of others that a page quotes, or an error that the local AWS does not send. */
export interface Quote {
  text: string;
  source: Source;
}
