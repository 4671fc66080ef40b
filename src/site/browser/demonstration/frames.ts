import type { Box } from '../../../engine/picture/boxes.ts';

/** How far the deployment of the demonstration has come, as the service itself tells. */
export type Scene = 'works' | 'starts' | 'fails' | 'rolls back' | 'rolled back';

/** The service at one moment of the demonstration. */
export interface Frame {
  /** Seconds since the demonstration began, on the clock of its account. */
  at: number;
  scene: Scene;
  /** How many tasks of the new revision have failed. */
  failedTasks: number;
  service: Box;
  /** The lines that were added since the frame before, the oldest first. */
  said: Said[];
}

/** A sentence that somebody else says: ECS in an event of the service, or the step, when it fails. */
export interface Said {
  /** Seconds, as in its frame. */
  at: number;
  by: 'ECS' | 'the program';
  text: string;
}

/** A tag that no registry has: the program is told to run it, and cannot. */
export const WRONG_IMAGE = 'docker.io/leesjensen/cs329:does-not-exist';

/** Describes a frame in one sentence. */
export function captionOf({ scene, failedTasks }: Frame): string {
  switch (scene) {
    case 'works':
      return 'Revision 1 is running. Revision 2 is about to be deployed, with an image that does not exist.';
    case 'starts':
      return 'ECS starts a task of revision 2, and keeps revision 1 running in the meantime.';
    case 'fails':
      return `The image cannot be pulled: ${failedTasks} ${failedTasks === 1 ? 'task has' : 'tasks have'} failed. ECS tries again.`;
    case 'rolls back':
      return `After ${failedTasks} failed tasks, the circuit breaker trips and ECS rolls back to revision 1.`;
    case 'rolled back':
      return 'Rolled back. Revision 1 is deployed again, and it never stopped running.';
  }
}

/** The last frame of each scene: the demonstration as a series of stills. */
export function stillsOf(frames: readonly Frame[]): Frame[] {
  return frames.filter(({ scene }, index) => scene !== frames[index + 1]?.scene);
}

/** `1:05`, for 65 seconds. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** All that was said up to a frame, the oldest first. */
export function saidUntil(frames: readonly Frame[], last: Frame): Said[] {
  return frames.slice(0, frames.indexOf(last) + 1).flatMap(({ said }) => said);
}
