import { SHOWN_LOAD } from '../../scripts/loads.ts';
import {
  loadRecordingText,
  type LoadPoint,
  type LoadRecording,
} from '../../src/engine/load-recording.ts';
import { scalingPoint } from '../../src/engine/scaling-point.ts';
import type { Step } from '../../src/engine/step.ts';
import { tutorialService } from '../../src/engine/tutorial-service.ts';
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
  let scaledOutAfter = 0;
  for (let minute = 0; minute <= watched; minute++) {
    const { cpu: used, ...seen } = (await scalingPoint(session.clients, NAME))!;
    points.push({ minute, ...(used !== undefined && { cpu: used }), ...seen });
    for (let second = 0; second < 60; second += LOOK) {
      await aws.pass(LOOK * 1000);
      if (scaledOutAfter > 0) continue;
      const service = await tutorialService(session.clients.ecs, NAME);
      const isMore = service!.desiredCount! > points[0]!.desired;
      if (isMore) scaledOutAfter = minute * 60 + second + LOOK;
    }
  }
  if (scaledOutAfter === 0) throw new Error(`${step.id} has not scaled out under the load.`);
  return { step: step.id, cpu, minutes, scaledOutAfter, points };
}

// --- internal ---

const MINUTE = 60_000;
/** Seconds from one look at the number of tasks to the next. */
const LOOK = 5;
