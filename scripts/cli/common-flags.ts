import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { isRegion, REGIONS } from '../../src/local-aws/core/regions.ts';

/** The prefix of everything that is made, unless the reader says otherwise. */
export const DEFAULT_NAME = 'fargate-tutorial';

const NAME = /^(?!sg-|internal-)[A-Za-z](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** The values of the flags that every command takes, with the words in which a bad one is refused. */
export const commonFlags = {
  name: z
    .string()
    .regex(
      NAME,
      'expected 1 to 32 letters, digits and hyphens, starting with a letter, ending with a letter or a digit, and not starting with "sg-" or "internal-", because AWS refuses other names for a role, a security group or a load balancer',
    ),
  region: z.string().superRefine((name, { addIssue }) => {
    if (isRegion(name)) return;
    addIssue(
      /^[a-z]{2}(-[a-z]+)+-\d$/.test(name)
        ? `expected a Region that exists: the closest name is ${closest(name, REGIONS['aws']!)}`
        : 'expected a Region such as us-east-1',
    );
  }),
  account: z.string().regex(/^\d{12}$/, 'expected the 12 digits of an account number'),
};
