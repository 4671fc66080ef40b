import type { RunningTask } from './container-runtime.ts';

/** A container as its function sees it, and what the function can do to it. */
export interface HandledContainer {
  name: string;
  image: string;
  environment: Readonly<Record<string, string>>;
  task: RunningTask;
  /** MiB: the memory that it uses before this request, and the most that it may use. */
  memory: { used: number; limit: number };
  /** Prints a line: it is in CloudWatch Logs when the container has the awslogs driver. */
  log(line: string): void;
  /** Takes so many MiB more, and keeps them. A container that uses more than it may is killed. */
  allocate(mib: number): void;
  /** Says that this answer takes so many seconds. No time passes; who waits for less gets no answer. */
  take(seconds: number): void;
  /** Ends the container with this exit code, and leaves the request without an answer. */
  exit(code: number): void;
}

/**
 * An image that is a function. What it declares is all that the local AWS knows of it; nothing is pulled, and the function
 * runs in this process, in the middle of everything else.
 */
export interface HandledImage {
  /** Answers a request, a health check of a load balancer included. When it throws, the answer is a 500. */
  answer(request: Request, container: HandledContainer): Response | Promise<Response>;
  /** Seconds from the start of the container to the first answer; until then connections are refused. 0 if left out. */
  startsIn?: number;
  /** MiB that it uses when it has started. 32 if left out. */
  memory?: number;
  /** Milliseconds that a request keeps one vCPU busy. 5 if left out. */
  cpu?: number;
  /** False if the health check of the container definition fails: its command cannot run here. */
  isHealthy?(container: Pick<HandledContainer, 'name' | 'image' | 'environment' | 'task'>): boolean;
  /** How it ends by itself, so many seconds after its start. It runs until it is stopped if left out. */
  exit?: { seconds: number; code: number };
  /** How it ends, so many seconds after SIGTERM; `ignores` is killed. It ends at once with 0 if left out. */
  stop?: { seconds: number; code: number } | 'ignores';
}
