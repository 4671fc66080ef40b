import { writtenConstraints } from '../../../../quality/constraints/files.ts';
import type { LocalRun } from '../../../../quality/harness/local-run.ts';
import { allServices } from '../../../../src/local-aws/services/all-services.ts';
import { factsOf } from '../account-facts.ts';

/**
 * The other texts that may stand in the place of one: the other values of its enumeration, by AWS's models; the other ids and ARNs
 * of its kind that the account has; and a few that nobody can guess.
 */
export async function otherTextsIn({ aws }: LocalRun): Promise<(text: string) => string[]> {
  const values = factsOf(await aws.inventory()).map(({ value }) => value);
  // An id stands in its ARN too.
  const texts = new Set(values.flatMap((value) => [value, value.split('/').at(-1)!]));
  return (text) => {
    const enumerations = ENUMERATIONS.filter((each) => each.includes(text)).flat();
    const kind = kindOf(text);
    const alike = kind === undefined ? [] : [...texts].filter((each) => kindOf(each) === kind);
    const all = [...(KNOWN[text] ?? []), ...alike, ...enumerations];
    return [...new Set(all)].filter((each) => each !== text);
  };
}

// --- internal ---

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0/0': ['198.51.100.0/24'],
  'Etc/UTC': ['Europe/Paris'],
  'ecs-tasks.amazonaws.com': ['ec2.amazonaws.com'],
  'ecs.amazonaws.com': ['ec2.amazonaws.com'],
  'lambda.amazonaws.com': ['ec2.amazonaws.com'],
  FARGATE: ['FARGATE_SPOT'],
  FARGATE_SPOT: ['FARGATE'],
  Allow: ['Deny'],
  '2012-10-17': ['2008-10-17'],
};

const ENUMERATIONS: string[][] = allServices
  .flatMap((service) => Object.values(writtenConstraints(service)?.shapes ?? {}))
  .flatMap(({ oneOf }) => (oneOf ? [oneOf.map(String)] : []));

/** The kind of thing that an id or an ARN names: `sg-`, `arn:aws:iam::111122223333:role/`; undefined for any other text. */
function kindOf(text: string): string | undefined {
  return (
    /^[a-z]+-(?=[0-9a-f]{17}$)/.exec(text)?.[0] ??
    /^(arn:[^:]*:){1}[^:]*:[^:]*:[^:]*:[\w-]+[/:]/.exec(text)?.[0]
  );
}
