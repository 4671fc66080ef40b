import { steps } from '../../../scripts/steps/index.ts';
import { policyOf, type Policy } from '../../../src/engine/permissions.ts';
import { stepTags } from '../../../src/engine/ownership.ts';
import type { Step } from '../../../src/engine/step.ts';
import { AwsError } from '../../../src/local-aws/core/error.ts';
import type { Permission } from '../../../src/local-aws/core/operation.ts';
import type { AuthorizedCall, Guard } from '../../../src/local-aws/dispatch/call.ts';
import { enforce } from '../../../src/local-aws/policy/enforce.ts';
import type { Rows } from '../../../src/local-aws/stores/memory.ts';
import { AccountsBefore } from '../../../quality/harness/account-before.ts';
import { disguised } from '../../../quality/harness/disguise.ts';
import { NAME, type LocalRun, type LocalRunOptions } from '../../../quality/harness/local-run.ts';
import { LAW_RUN, openLawRun } from './open-law-run.ts';
import { OTHER_REGION } from '../../../quality/harness/neighbours.ts';
import { recordedCallsOf } from '../../../quality/harness/recorded-calls.ts';
import { allowingRefusal, changesOf, isTakenBack } from '../../../quality/harness/variants.ts';
import { MAKES_TOO, SHARED, WIDE } from './wide-actions.ts';

/**
 * Lets other callers do what a step does, each one thing away from us: under another name, in another Region or account, to
 * things of our name that carry other tags, or with a tag more than ours. The step's policy refuses each of their permissions, one by one, and so does the
 * one policy for all steps. Returns the permission that one of them grants, or `undefined`.
 */
export async function policyIsNarrow(
  step: Step,
  policies: readonly Policy[] = [policyOf(recordedCallsOf(step.id)), policyOfAll()],
): Promise<string | undefined> {
  const guards = policies.map((policy) => ({ policy, guard: enforce(policy) }));
  let changes = changesOf(step);
  for (const caller of OTHER_CALLERS) {
    const { granted, telling } = await tryAs(caller, step, changes, guards);
    changes = telling;
    if (!granted) continue;
    const { policy, action, resource } = granted;
    const statements = policy.Statement.filter(({ Action }) => [Action].flat().includes(action));
    return `${step.id}: expected its policy to refuse ${action} on ${resource} ${caller.who}; found it allowed by ${JSON.stringify(statements)}`;
  }
  return undefined;
}

// --- internal ---

type Where = Pick<LocalRunOptions, 'name' | 'region' | 'accountId'>;

interface OtherCaller {
  /** As what follows the action and its resource in a sentence. */
  who: string;
  where: Where;
  accounts: AccountsBefore;
  as(step: Step): Step;
  /** Returns true for a permission that no policy could refuse this caller, and need not. */
  excuses(permission: Permission): boolean;
  /** It is enough that one of the permissions of a call is refused. Left out: each has to be. */
  isRefusedOnce?: true;
}

const isOnAnything = ({ resource }: Permission) => resource === '*';
const isWide = ({ action }: Permission) => Object.hasOwn(WIDE, action);
const isShared = ({ resource }: Permission) => SHARED.some((each) => each.resource.test(resource));
/** AWS makes such a call for another call, of which there is a permission too: the caller cannot make it. */
const isByAws = ({ context }: Permission) => context?.['aws:ViaAWSService'] === 'true';
const asItIs = (step: Step) => step;

const OTHER_PROJECT = { project: 'somebody-else' };
const OTHER_RUN = { run: `${NAME}-2` };
const OTHER_KEY = { 'cost-center': '4711' };

const OTHERS: Omit<OtherCaller, 'accounts'>[] = [
  ...[`${NAME}-2`, `my-${NAME}`].map((name) => ({
    who: `in a run of the name ${name}`,
    where: { name },
    as: asItIs,
    excuses: (permission: Permission) =>
      isWide(permission) || isShared(permission) || isByAws(permission),
  })),
  ...[OTHER_PROJECT, OTHER_RUN].map((tags) => ({
    who: `where the tags are ${JSON.stringify({ ...ourTags(), ...tags })}`,
    where: {},
    as: (step: Step) => disguised(step, tags),
    excuses: (permission: Permission) =>
      isWide(permission) || isShared(permission) || isByAws(permission) || isOnOurName(permission),
  })),
  {
    who: `with the tag ${JSON.stringify(OTHER_KEY)} too`,
    where: {},
    as: (step: Step) => disguised(step, OTHER_KEY),
    excuses: ({ context }) =>
      ![context?.['aws:TagKeys'] ?? []].flat().some((key) => key in OTHER_KEY),
    isRefusedOnce: true,
  },
  {
    who: `in ${OTHER_REGION}`,
    where: { region: OTHER_REGION },
    as: asItIs,
    // IAM and AWS Budgets have no Regions.
    excuses: ({ action }) => /^(iam|budgets):/.test(action),
  },
  {
    who: 'in another account',
    where: { accountId: '444455556666' },
    as: asItIs,
    // A policy says nothing about other accounts, unless they let its reader in.
    excuses: isOnAnything,
  },
];
const OTHER_CALLERS: OtherCaller[] = OTHERS.map((caller) => ({
  ...caller,
  accounts: new AccountsBefore(Promise.resolve<Rows>(new Map()), { ...LAW_RUN, ...caller.where }),
}));

/**
 * Only a thing that is there has tags: it may be looked at under our name, made, and handed to a task. A deployment of a service
 * has none: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html lists what has.
 */
function isOnOurName({ action, resource, context }: Permission): boolean {
  const isOurs = new RegExp(`[/:]${NAME}\\b`).test(resource);
  const isMade =
    /:(Create|Register)/.test(action) ||
    Object.hasOwn(MAKES_TOO, action) ||
    resource.includes(':service-deployment/') ||
    (context && 'ecs:CreateAction' in context);
  return isOnAnything({ action, resource })
    ? context?.['ecs:cluster'] !== undefined
    : isOurs && (isMade === true || /:(Describe|Get|List|View|PassRole)/.test(action));
}

function policyOfAll(): Policy {
  return (ofAll ??= policyOf(steps.flatMap(({ id }) => recordedCallsOf(id))));
}

let ofAll: Policy | undefined;

function ourTags() {
  const { project, run } = stepTags(NAME, '', '');
  return { project, run };
}

/**
 * Lets a caller do it: a run, an undo, and both with other inputs. Returns the first permission that a policy would grant, and the
 * changes of inputs for which permissions of a further kind were asked: to the next caller, the rest tells nothing new.
 */
async function tryAs(
  { where, accounts, as, excuses, isRefusedOnce }: OtherCaller,
  step: Step,
  changes: readonly Record<string, string>[],
  guards: readonly { policy: Policy; guard: Guard }[],
) {
  let granted: (Permission & { policy: Policy }) | undefined;
  let kinds = new Set<string>();
  const other = as(step);
  const open = async (rows: Rows, given?: Record<string, string>): Promise<LocalRun> => {
    const run = await openLawRun({ ...where, rows, ...(given && { given }) });
    if (given) {
      // Elsewhere an input may be refused, as a certificate of our Region is.
      for (const need of Object.values(other.needs)) {
        await allowingRefusal(() => run.runner.run(need));
      }
    }
    // Asked while the call is made: it may change the tags, or take the thing away.
    run.aws.guards.push((call) => {
      for (const permission of call.permissions) kinds.add(kindOf(permission));
      const asked = call.permissions.filter((each) => !excuses(each));
      const isAllowed = (guard: Guard) => (each: Permission) => !isRefused(guard, call, each);
      for (const permission of asked) {
        const granting = guards.find(({ guard }) =>
          isRefusedOnce ? asked.every(isAllowed(guard)) : isAllowed(guard)(permission),
        );
        if (granting) granted ??= { ...permission, policy: granting.policy };
      }
    });
    return run;
  };
  const first = await open(await accounts.before(other));
  await first.runner.run(other);
  if (other.undo) await (await open(first.rows)).runner.undo(other);
  const known = kinds;
  const telling: Record<string, string>[] = [];
  for (const given of changes) {
    kinds = new Set();
    const { runner } = await open(first.rows, givenBy(where, given));
    await allowingRefusal(() => runner.run(other));
    if (other.undo && isTakenBack(given)) await runner.undo(other);
    if ([...kinds].some((kind) => !known.has(kind))) telling.push(given);
    for (const kind of kinds) known.add(kind);
  }
  return { granted, telling };
}

/** A permission, but for the numbers and ids that differ from account to account and from run to run. */
function kindOf({ action, resource, context }: Permission): string {
  return JSON.stringify([action, resource, context]).replace(/[0-9a-f]{8}[0-9a-f-]*|\d+/g, '#');
}

/** Inputs as that caller gives them: an image in ECR is in the caller's own account and Region. */
function givenBy({ accountId, region }: Where, given: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      value.replace(
        /^\d{12}(\.dkr\.ecr\.)[a-z0-9-]+/,
        `${accountId ?? '111122223333'}$1${region ?? 'us-east-1'}`,
      ),
    ]),
  );
}

function isRefused(guard: Guard, call: AuthorizedCall, permission: Permission): boolean {
  try {
    guard({ ...call, permissions: [permission] });
    return false;
  } catch (error) {
    if (error instanceof AwsError) return true;
    throw error;
  }
}
