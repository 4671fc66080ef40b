import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import { createService } from '../../../../scripts/steps/create-service.ts';
import { core } from '../../../../scripts/tracks/core.ts';
import { registerTaskDefinition } from '../../../../scripts/steps/register-task-definition.ts';
import { isSteady } from '../../../engine/deployment.ts';
import { Runner } from '../../../engine/runner.ts';
import { StepError, type Step } from '../../../engine/step.ts';
import { LocalAws } from '../../../local-aws/local-aws.ts';
import { loaded } from '../loaded.ts';
import { memoryStore } from '../../../local-aws/stores/memory.ts';
import { localSession } from '../local-session.ts';
import { everyBox, type Box } from '../../../engine/picture/boxes.ts';
import { inWords } from '../picture/draw-picture.ts';
import { takePicture } from '../../../engine/picture/take-picture.ts';
import { clientsOfCopy } from '../snapshots.ts';
import { WRONG_IMAGE, type Frame, type Said, type Scene } from './frames.ts';

/**
 * Runs the steps on an account of its own, which ends with it: a service that works, and then a revision whose image
 * cannot be pulled. ECS gives it up and rolls back. Time jumps, so this takes a second or two; who shows the frames sets
 * their pace.
 *
 * @throws {Error} when the service is not back on the revision that worked: then something is wrong with this, and a page
 * must not say otherwise
 */
export async function demonstrate(show: (frame: Frame) => void): Promise<void> {
  const aws = await LocalAws.open({ store: memoryStore(), services: loaded.locally });
  await runUpTo(createService, aws);
  const camera = new Camera(aws, show);
  await camera.take();
  const session = localSession(aws, {
    given: { image: WRONG_IMAGE },
    changed: () => camera.take(),
  });
  await new Runner(session).run(registerTaskDefinition);
  try {
    await new Runner(session).run(createService);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    await camera.take(error.message);
  }
  for (let waited = 0; waited < AT_MOST; waited += EVERY) {
    await session.sleep(EVERY);
    if (camera.scene === 'rolled back') return;
  }
  throw new Error(`expected a service that is rolled back, found "${camera.scene}"`);
}

/** All frames of the demonstration, for who shows them without moving. */
export async function framesOfDemonstration(): Promise<Frame[]> {
  const frames: Frame[] = [];
  await demonstrate((frame) => frames.push(frame));
  return frames;
}

// --- internal ---

/** Seconds for ECS to start the old revision again, and how often to look. */
const AT_MOST = 300;
const EVERY = 5;

async function runUpTo(last: Step, aws: LocalAws): Promise<void> {
  const runner = new Runner(localSession(aws, { given: {} }));
  const { steps } = core;
  for (const step of steps.slice(0, steps.indexOf(last) + 1)) await runner.run(step);
}

/** Looks at the service of an account, and shows it when it is another than before. */
class Camera {
  scene: Scene = 'works';
  readonly #began: number;
  #failedTasks = 0;
  #shown = '';
  /** The ids of the events that were told, or were there before it began. */
  #told: Set<string> | undefined;

  constructor(
    private readonly aws: LocalAws,
    private readonly show: (frame: Frame) => void,
  ) {
    this.#began = aws.account.now;
  }

  /** @param error what the program has just failed with */
  async take(error?: string): Promise<void> {
    const clients = await clientsOfCopy(this.aws);
    const { groups } = await takePicture(loaded.services, clients);
    const box = everyBox(groups).find(({ kind }) => kind === 'service')!;
    const [cluster, name] = box.key.split('/').slice(-2) as [string, string];
    const { services } = await clients.ecs.send(
      new DescribeServicesCommand({ cluster, services: [name] }),
    );
    const [described] = services!;
    const at = (this.aws.account.now - this.#began) / 1000;
    const said: Said[] = this.#news(described!).map((text) => ({ at, by: 'ECS', text }));
    if (error !== undefined) said.push({ at, by: 'the program', text: error });
    const looks = everyBox([box]).map(inWords).join('\n');
    if (looks === this.#shown && said.length === 0) return;
    this.#shown = looks;
    this.#judge(described!);
    const service = unasked(box);
    this.show({ at, scene: this.scene, failedTasks: this.#failedTasks, service, said });
  }

  /** Returns the events that ECS has added since the last call, the oldest first. */
  #news({ events = [] }: Service): string[] {
    const told = this.#told ?? new Set(events.map(({ id }) => id!));
    const news = events.filter(({ id }) => !told.has(id!)).reverse();
    this.#told = new Set(events.map(({ id }) => id!));
    return news.map(({ message = '' }) => message);
  }

  #judge(service: Service): void {
    const { deployments = [] } = service;
    const failed = deployments.find(({ rolloutState }) => rolloutState === 'FAILED');
    const primary = deployments.find(({ status }) => status === 'PRIMARY')!;
    const hasFailed = this.scene === 'rolls back' || this.scene === 'rolled back';
    if (failed) this.scene = 'rolls back';
    else if (hasFailed) this.scene = isSteady(service) ? 'rolled back' : 'rolls back';
    else if (primary.rolloutState !== 'COMPLETED')
      this.scene = primary.failedTasks ? 'fails' : 'starts';
    if (!hasFailed) this.#failedTasks = (failed ?? primary).failedTasks ?? 0;
  }
}

/** A box that is only to be looked at: its account is gone when the demonstration is over, so nobody could be asked. */
function unasked({ ask: _ask, inside, ...box }: Box): Box {
  return { ...box, inside: inside.map(unasked) };
}
