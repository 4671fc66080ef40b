import { z } from 'zod';

/** What everything is called unless the reader says otherwise. */
export const DEFAULT_NAME = 'fargate-tutorial';

const NAME = /^(?!sg-)[A-Za-z](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** The values of the flags that every command takes, with the words in which a bad one is refused. */
export const commonInputs = {
  name: z
    .string()
    .regex(
      NAME,
      'expected 1 to 32 letters, digits and hyphens that begin with a letter and not with "sg-", since AWS refuses other names for a role, a cluster or a security group',
    ),
  // It becomes a part of host names, and such a part has 63 characters at most: RFC 1123, section 2.1, and RFC 1035, 2.3.4.
  region: z
    .string()
    .regex(/^(?=.{1,63}$)[a-z]{2}(-[a-z]+)+-\d$/, 'expected a Region such as us-east-1'),
  account: z.string().regex(/^\d{12}$/, 'expected the 12 digits of an account'),
};
