import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { CLASS_LOOPS } from '../../src/site/weaving/class-loops.ts';
import { environment, finish, newAccountFile } from './command.ts';

// It types npm eight times.
vi.setConfig({ testTimeout: 240_000 });

test('the loops of bash run each command for each name of the class, and nothing is left in the end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-class-'));
  for (const file of ['node_modules', 'scripts', 'src', 'quality']) {
    symlinkSync(resolve(file), join(folder, file));
  }
  copyFileSync('package.json', join(folder, 'package.json'));
  // An empty line is nobody.
  writeFileSync(join(folder, 'class.txt'), 'student-01\n\nstudent-02\n');
  const loop = spawn('bash', ['-c', CLASS_LOOPS.bash], {
    cwd: folder,
    env: environment(newAccountFile()),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr, code } = await finish(loop);
  expect(stdout.match(/^# .*$/gm)).toEqual(
    Array.from({ length: 4 }, () => ['# student-01', '# student-02']).flat(),
  );
  for (const name of ['student-01', 'student-02']) {
    expect(stdout).toContain(`created  cluster arn:aws:ecs:us-east-1:111122223333:cluster/${name}`);
    expect(stderr).toContain(`expected the service "${name}" to run 3 of 3 tasks`);
    expect(stdout).toContain(`deleted  cluster ${name}`);
  }
  // Of the two exercises only the first was not done: the last one comes when the cleanup has ended.
  expect(stderr.match(/expected the /g)).toHaveLength(2);
  expect(code).toBe(0);
});
