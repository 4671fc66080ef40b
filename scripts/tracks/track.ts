import type { ServicePairs } from '../services.ts';
import type { Step } from '../../src/engine/step.ts';

/** A part of the curriculum: steps that are done together, in their order. */
export interface Track {
  /** As in `npm run tutorial -- --track expose`. */
  id: string;
  /** The heading of its group in the sidebar. */
  title: string;
  /** One line: what a reader has at its end. */
  about: string;
  /**
   * In the order in which they are done. A step comes after those of its needs that are in the same track; what it needs of
   * another track is made first, and stays when this track is taken back.
   */
  steps: readonly Step[];
  /** The command to type after its last step, where that is not to delete everything: what it makes is there to stay. */
  then?: string;
  /** The AWS services that its steps call beside those of the core. A page of this track loads them, and others do not. */
  services: ServicePairs;
}
