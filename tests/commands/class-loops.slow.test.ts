import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { CLASS_LOOPS } from '../../src/site/weaving/class-loops.ts';
import { environment, finish, newAccountFile } from './command.ts';

// It types npm six times.
vi.setConfig({ testTimeout: 180_000 });

test('the loop of bash runs each command for each name of the class', async () => {
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
    ['student-01', 'student-02', 'student-01', 'student-02', 'student-01', 'student-02'].map(
      (name) => `# ${name}`,
    ),
  );
  for (const name of ['student-01', 'student-02']) {
    expect(stdout).toContain(`created  cluster arn:aws:ecs:us-east-1:111122223333:cluster/${name}`);
    expect(stderr).toContain(`expected the cluster "${name}" to be INACTIVE`);
    expect(stdout).toContain(`deleted  cluster ${name}`);
  }
  expect(code).toBe(0);
});
