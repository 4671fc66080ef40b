import { AUDIT_RECORDING, conceptPageOf } from '../build/paths.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { core } from '../../../scripts/tracks/core.ts';
import { tracks } from '../../../scripts/tracks/index.ts';
import type { Track } from '../../../scripts/tracks/track.ts';
import { keptCalls, ofAnyName, policyOf, type Policy } from '../../engine/permissions.ts';
import type { RecordedCall } from '../../engine/recording.ts';
import type { Step } from '../../engine/step.ts';
import { parseConceptRecording } from '../../engine/concept-recording.ts';
import { REGIONS } from '../../local-aws/core/regions.ts';
import { conceptRecordingOf } from './concept-files.ts';
import { recordingOf } from './step-files.ts';
import { recorded } from './woven.ts';

/** The name that everything is recorded under: the default of --name. */
const NAME = 'fargate-tutorial';

/** The Region that everything is recorded in. */
const REGION = 'us-east-1';
const LONGEST_REGION = REGIONS['aws']!.reduce((a, b) => (b.length > a.length ? b : a));

/** Where the audit is explained, which has no page of its own. */
export const AUDIT_PATH = '/start/how-it-works/#the-commands';

/** The calls of one program, as they were recorded. */
export interface ProgramCalls {
  title: string;
  /** Where the program is shown, from the site's root. */
  path: string;
  calls: readonly RecordedCall[];
}

/**
 * The calls of every step, of its changes and its undo, and of every concept's program, in the order of the sidebar; and
 * those of the audit.
 */
export function callsOfPrograms(page: string): ProgramCalls[] {
  return [...callsOfSteps(steps, page), ...callsOfConcepts(page), callsOfAudit(page)];
}

/**
 * The smallest policy that allows the core of the tutorial, its undos and all programs of concepts. With the audit, which asks
 * services that no step of it uses, or with another track it would be longer than IAM lets a policy be: each of those has one
 * of its own, see {@link POLICIES}.
 */
export function wholePolicy(page: string): Policy {
  const programs = [...callsOfSteps(core.steps, page), ...callsOfConcepts(page)];
  return policyOf(programs.flatMap(({ calls }) => calls));
}

/** A way to use this site that needs less than all of it. */
export interface PolicyPart {
  /** The name of its file: `policies/expose.json`. */
  id: string;
  /** Whom it is for: a sentence, with commands in backticks. */
  what: string;
  calls(page: string): ProgramCalls[];
}

/** How long IAM lets a managed policy be, spaces not counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const POLICY_LIMIT = 6144;

/** The ways to use this site, each of which needs less than all of it. */
export const POLICIES: readonly PolicyPart[] = [
  ...tracks.filter((track) => track.steps.length > 0).flatMap(partsOf),
  {
    id: 'shared',
    what: 'The steps and their undos in an account that others use too, without the two actions that no policy can limit to your own resources. An administrator first runs `npm run step:create-execution-role` and `npm run step:create-task-role` with your `--name`.',
    calls: (page) =>
      callsOfSteps(core.steps, page).map((each) => ({ ...each, calls: keptCalls(each.calls) })),
  },
  {
    id: 'audit',
    what: 'Only `npm run audit`, which reads and changes nothing. It also looks at what others have made.',
    calls: (page) => [callsOfAudit(page)],
  },
  {
    id: 'concepts',
    what: 'Only the programs of the concept pages, which only read.',
    calls: callsOfConcepts,
  },
];

/** The calls that a part makes, as they were recorded. */
export function callsOf({ calls }: PolicyPart, page: string): RecordedCall[] {
  return calls(page).flatMap((program) => program.calls);
}

/** How long IAM counts a policy to be. */
export function lengthOf(policy: Policy): number {
  return JSON.stringify(policy).length;
}

/** How long it is at most in any Region: its name is in most ARNs, and a reader in Sydney writes `ap-southeast-2` there. */
export function lengthAnywhere(policy: Policy): number {
  return JSON.stringify(policy).replaceAll(REGION, LONGEST_REGION).length;
}

// --- internal ---

/** The policy of a track; in parts, a few steps each, where one would be longer than IAM lets a policy be. */
function partsOf(track: Track): PolicyPart[] {
  const parts: Step[][] = [[]];
  for (const step of track.steps) {
    const longer = [...parts.at(-1)!, step];
    const calls = callsOfSteps(longer, `the policies of the track ${track.id}`);
    const policy = policyOf(calls.flatMap((each) => each.calls));
    if (lengthAnywhere(policy) > POLICY_LIMIT) parts.push([step]);
    else parts[parts.length - 1] = longer;
  }
  return parts.map((steps, index) => ({
    id: `${track === core ? 'tutorial' : track.id}${index === 0 ? '' : `-${index + 1}`}`,
    what: whatFor(track, parts.length, index),
    calls: (page: string) => callsOfSteps(steps, page),
  }));
}

function whatFor(track: Track, parts: number, index: number): string {
  if (track === core) {
    return 'The steps and their undos: `npm run tutorial` and `npm run cleanup`.';
  }
  const part = parts === 1 ? '' : `, part ${index + 1} of ${parts}`;
  return `${track.title}${part}: \`npm run tutorial -- --track ${track.id}\` and its undo.`;
}

function callsOfSteps(some: readonly Step[], page: string): ProgramCalls[] {
  return some.map(({ id, title }) => {
    const { run, change, undo } = recordingOf(id, page);
    const calls = [...run.calls, ...change.calls, ...undo.calls];
    return { title, path: `/steps/${id}/#permissions`, calls };
  });
}

function callsOfConcepts(page: string): ProgramCalls[] {
  return concepts.map(({ id, title }) => {
    const { empty, full } = conceptRecordingOf(id, page);
    const path = `/${conceptPageOf(id)}/#run`;
    return { title, path, calls: [...empty.calls, ...full.calls] };
  });
}

function callsOfAudit(page: string): ProgramCalls {
  const file = `src/recordings/${AUDIT_RECORDING}`;
  const { empty, full } = parseConceptRecording(recorded(file, page), file);
  const calls = ofAnyName([...empty.calls, ...full.calls], NAME);
  return { title: 'npm run audit', path: AUDIT_PATH, calls };
}
