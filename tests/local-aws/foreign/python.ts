import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A Python program that answers each line with a line. */
export interface Python<Answer> {
  ask(question: unknown): Promise<Answer>;
  stop(): void;
}

/** Starts a script that lies beside this file. */
export function startPython<Answer>(
  script: string,
  args: string[] = [],
  environment: Record<string, string> = {},
): Python<Answer> {
  const child = spawn('python3', [`tests/local-aws/foreign/${script}`, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${script} ended`);
      return JSON.parse(value) as Answer;
    },
    stop: () => child.stdin.end(),
  };
}
