/** The type of moto-differences.json: a test writes it, a person adds the reasons, and a page shows it. */
export interface MotoLedger {
  /** The version of moto that was asked. */
  moto: string;
  /** When. */
  date: string;
  requests: number;
  divergences: Divergence[];
}

/** The answers of the two at one path of a reply, or of a refusal: `(code)`, `(message)`, `(granted)`. */
export interface Difference {
  ours: readonly string[];
  moto: readonly string[];
}

/** A request that the two answer differently. */
export interface Divergence {
  what: string;
  paths: Record<string, Difference>;
  /** Why we think that AWS answers as ours does; or what we do not know. */
  why: string;
  /** An AWS page or a public transcript, or `unknown`. */
  source: string;
}
