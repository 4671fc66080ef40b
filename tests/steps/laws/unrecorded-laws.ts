import { handChangesAreSeen } from './by-hand/law-by-hand.ts';
import { errorsEndIt } from './law-errors.ts';
import type { LawFixture } from '../../../quality/laws/law-fixture.ts';
import { inputsAreMet } from './law-inputs.ts';
import { neighboursAreLeft } from './law-neighbours.ts';
import { policyIsNarrow } from './law-policy.ts';

/**
 * Laws that bind every step, whatever its kind. What is printed while they are tried is no news to a reader, so it is not
 * written down, as that of `LAWS` is. Each returns what was expected and what was found instead, or `undefined`.
 */
export const UNRECORDED_LAWS: Record<string, (fixture: LawFixture) => Promise<string | undefined>> =
  {
    'each input is met in the account, and what is printed is what the account has': ({ step }) =>
      inputsAreMet(step),
    'an error that does not pass ends it at once, at each call': errorsEndIt,
    'what somebody changes by hand is mended, or told with the next command': handChangesAreSeen,
    'neighbours are neither found nor touched': neighboursAreLeft,
    'its policy refuses what is not its own': ({ step }) => policyIsNarrow(step),
  };
