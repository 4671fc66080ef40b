import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgottenDashes, type Flag } from '../../scripts/cli/forgotten-dashes.ts';

const own: Flag[] = [
  { flag: '--target', value: 'target', fits: (text) => ['local', 'aws'].includes(text) },
  { flag: '--region', value: 'region', fits: (text) => /^[a-z]+-[a-z]+-\d$/.test(text) },
  { flag: '--name', value: 'name', fits: (text) => /^[a-z]+$/.test(text) },
  { flag: '--image', value: 'image' },
  { flag: '--to', value: 'step' },
  { flag: '--json' },
];

function next(settings: Record<string, string>, args: string[] = [], others: string[] = []) {
  const environment: NodeJS.ProcessEnv = { npm_lifecycle_event: 'cleanup', REGISTRY: 'ghcr.io' };
  for (const [name, value] of Object.entries(settings)) environment[`npm_config_${name}`] = value;
  return forgottenDashes({ command: 'npm run cleanup', args, environment }, own, others);
}

test('what npm 10 and npm 11 make of the same flag is the same mistake', () => {
  for (const found of [next({ name: 'true' }, ['other']), next({ name: 'other' })]) {
    expect(found?.next).toBe('npm run cleanup -- --name other');
    expect(found?.message).toContain(
      'npm kept --name for itself: flags for the program go after "--".',
    );
    expect(found?.message).toContain('unset npm_config_name.');
  }
});

test('npm 11.19 takes --to for the beginning of a flag of its own', () => {
  expect(next({ token_description: 'create-cluster' })?.next).toBe(
    'npm run cleanup -- --to create-cluster',
  );
});

test('values find their flags where only one way is possible', () => {
  const kept = { target: 'true', region: 'true' };
  expect(next(kept, ['us-east-1', 'aws'])?.next).toBe(
    'npm run cleanup -- --target aws --region us-east-1',
  );
  expect(next({ name: 'true', image: 'true' }, ['one', 'two'])?.next).toBe(
    'npm run cleanup -- --name <name> --image <image>',
  );
  expect(next({ name: 'true' })?.next).toBe('npm run cleanup -- --name <name>');
});

test('what came after a -- stays', () => {
  expect(next({ name: 'true' }, ['other', '--json'])?.next).toBe(
    'npm run cleanup -- --name other --json',
  );
  expect(next({ json: 'true' }, ['--name', 'other'])?.next).toBe(
    'npm run cleanup -- --json --name other',
  );
});

test('what a shell would take apart is quoted', () => {
  expect(next({ image: 'a; b' })?.next).toBe("npm run cleanup -- --image 'a; b'");
  expect(next({ name: '' })?.next).toBe("npm run cleanup -- --name ''");
});

test('of a flag that was given twice the last value counts', () => {
  expect(next({ name: 'one\n\ntwo' })?.next).toBe('npm run cleanup -- --name two');
});

test('a flag of another command is refused, and nothing is proposed that would do without it', () => {
  const found = next({ name: 'other', dry_run: 'true' }, [], ['--name', '--dry-run']);
  expect(found?.message).toContain('npm kept --name and --dry-run for itself: ');
  expect(found?.message).toContain('npm run cleanup takes no --dry-run.');
  expect(found?.next).toBe('npm run cleanup -- --help');
});

test('what is false, or is no flag of a command, is no mistake', () => {
  expect(next({ json: '', yes: 'true', loglevel: 'silent', user_agent: 'npm' })).toBeUndefined();
  expect(next({ dry_run: '' }, [], ['--dry-run'])).toBeUndefined();
});

test('a program that npm did not start is left alone', () => {
  const environment = { npm_config_name: 'other' };
  expect(forgottenDashes({ command: 'x', args: [], environment }, own)).toBeUndefined();
});

test('what an .npmrc says is no flag, unless another value was typed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fargate-npmrc-'));
  const userconfig = join(folder, 'user');
  writeFileSync(userconfig, '; mine\nname = "other"\nimage=${REGISTRY}/app\njson\n');
  writeFileSync(join(folder, '.npmrc'), 'region=eu-west-1\n');
  const from = { userconfig, local_prefix: folder };
  const settings = { name: 'other', json: 'true', region: 'eu-west-1', image: 'ghcr.io/app' };
  expect(next({ ...from, ...settings })).toBeUndefined();
  expect(next({ ...from, ...settings, name: 'another' })?.next).toBe(
    'npm run cleanup -- --name another',
  );
});
