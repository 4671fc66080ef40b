/** Holds what `npm run fidelity` found; a page shows it. */
export const FIDELITY = 'src/site/data/fidelity.json';

/** The operations of one service that the local AWS serves, and what it leaves out. */
export interface ServiceFidelity {
  id: string;
  /** The SDK's client that its operations are compared with, as `@aws-sdk/client-ecs 3.1164.0`. */
  client: string;
  served: ServedOperation[];
  /** The operations that answer 501 with their name. */
  missing: string[];
  /** Parts that several operations do not model. */
  sharedNotModelled: string[];
  texts: ErrorText[];
}

interface ServedOperation {
  name: string;
  file: string;
  notModelled: string[];
}

/** A text that the local AWS answers a request with that it refuses, as it stands in the code. */
export interface ErrorText {
  file: string;
  /** Names in `<…>` are filled in. */
  text: string;
  origin: Origin;
}

/** Where the words of an error come from. */
export interface Origin {
  /**
   * `linked`: AWS's words, at an address. `guess`: our own, or not known to be AWS's. `unsaid`: the code names nothing that
   * can be opened, which counts as a guess.
   */
  kind: 'linked' | 'guess' | 'unsaid';
  /** The addresses that the comment names. */
  links: string[];
}
