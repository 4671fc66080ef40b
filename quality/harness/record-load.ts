import { SHOWN_LOAD } from '../../scripts/loads.ts';
import {
  loadRecordingText,
  type LoadPoint,
  type LoadRecording,
} from '../../src/engine/load-recording.ts';
import { scalingPoint } from '../../src/engine/scaling-point.ts';
import type { Step } from '../../src/engine/step.ts';
import { accountBefore } from './account-before.ts';
import { NAME, openLocalRun } from './local-run.ts';

/**
 * Does a step that scales on an account that has what it needs, gives the service a load that begins with a minute, and looks
 * every minute. Returns the text of the recording.
 */
export async function recordLoad(step: Step): Promise<string> {
  return loadRecordingText(await underLoad(step));
}

/** The same, to be looked at. */
export async function underLoad(step: Step, load = SHOWN_LOAD): Promise<LoadRecording> {
  const { aws, runner, session } = await openLocalRun({ rows: await accountBefore(step) });
  await runner.run(step);
  await aws.pass(MINUTE - (aws.account.now % MINUTE));
  const { cpu, minutes, watched } = load;
  await aws.load({ cluster: NAME, service: NAME, cpu, seconds: minutes * 60 });
  const points: LoadPoint[] = [];
  for (let minute = 0; minute <= watched; minute++) {
    const { cpu: used, ...seen } = (await scalingPoint(session.clients, NAME))!;
    points.push({ minute, ...(used !== undefined && { cpu: used }), ...seen });
    await aws.pass(MINUTE);
  }
  return { step: step.id, cpu, minutes, points };
}

// --- internal ---

const MINUTE = 60_000;
