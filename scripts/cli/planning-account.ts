import { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { identityOf } from '../../src/local-aws/stores/account-file.ts';
import { memoryStore, rowsOf, type Rows } from '../../src/local-aws/stores/memory.ts';
import { tutorialRuntime } from '../app/tutorial-runtime.ts';
import { ACCOUNT_FILE, told } from './account-problems.ts';
import { requireGood, requireRegion } from './good-place.ts';
import { claim } from './local-account.ts';
import type { SessionOptions } from './open-session.ts';
import { variable } from './variable.ts';

/** The account on which a plan is worked out. It is in memory, and ends with the command. */
export interface PlanningAccount {
  aws: LocalAws;
  region: string;
  /** A copy of the local account; an empty account, since there is no local one; or an empty one in place of that on AWS. */
  is: 'a copy' | 'new' | 'in place of AWS';
  /** Returns true if the local account has that id, which AWS made up. */
  has(id: string): boolean;
}

/**
 * Opens the account for a plan: a copy of the local account, of whose file or server only the rows are read. Waits for whoever has
 * it. The reader's account on AWS is not asked. Throws a {@link StepError} for a bad name or Region.
 */
export async function planningAccount(
  { name, target, region: asked }: SessionOptions,
  note: (text: string) => void,
): Promise<PlanningAccount> {
  const isOnAws = target === 'aws';
  const set = isOnAws ? (variable('AWS_REGION') ?? variable('AWS_DEFAULT_REGION')) : undefined;
  const region = asked ?? set ?? 'us-east-1';
  requireGood('name', name, '--name');
  requireRegion(region, asked === undefined ? 'AWS_REGION' : '--region');
  const rows = isOnAws ? undefined : await localRows(note);
  // Read once: a command has few ids to look for, and an account some hundred rows.
  const texts = [...(rows?.values() ?? [])].map(({ key, value }) => `${key} ${value}`);
  const aws = await told(() =>
    LocalAws.open({
      store: memoryStore(rows),
      services: allServices,
      region,
      // No container is started for a plan, whatever the account itself runs.
      runtime: tutorialRuntime,
    }),
  );
  return {
    aws,
    region,
    is: isOnAws ? 'in place of AWS' : rows ? 'a copy' : 'new',
    has: (id) => texts.some((text) => text.includes(id)),
  };
}

// --- internal ---

/** The rows of the local account, or undefined where there is none. None is made. */
async function localRows(note: (text: string) => void): Promise<Rows | undefined> {
  if (identityOf(ACCOUNT_FILE) === undefined) return undefined;
  const found = await claim(note);
  if ('url' in found) return rowsOf(await found.rows());
  try {
    return rowsOf(await told(() => found.load()));
  } finally {
    await found.close();
  }
}
