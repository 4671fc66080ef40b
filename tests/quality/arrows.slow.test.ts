import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, resolve } from 'node:path';
import { expect, test } from 'vitest';

// `npm run arrows` is a part of `npm run verify`. Here it looks at a small tree in which every arrow is wrong.

/** Rule, the file that breaks it, and what that file imports. */
const PLANTED: [rule: string, file: string, imported: string][] = [
  ['no-cycle', 'src/engine/one.ts', './two.ts'],
  ['engine-knows-nobody', 'src/engine/step.ts', '../../scripts/steps/index.ts'],
  ['local-aws-knows-nobody', 'src/local-aws/local-aws.ts', '../engine/free.ts'],
  ['core-knows-no-service', 'src/local-aws/core/table.ts', '../services/index.ts'],
  ['programs-know-the-engine', 'scripts/concepts/cluster.ts', '../cli/free.ts'],
  ['site-and-commands-are-apart', 'src/site/page.ts', '../../scripts/cli/free.ts'],
  ['commands-and-site-are-apart', 'scripts/cli/steps.ts', '../../src/site/free.ts'],
  ['quality-knows-no-test', 'quality/check.ts', '../tests/free.ts'],
];

test('the tree has no arrow up and no cycle', () => {
  const { status, output } = arrows('.');
  expect(output).toMatch(/no dependency violations found \(\d{3,} modules/);
  expect(status).toBe(0);
});

test('each arrow that runs the wrong way is found, an import of a type like any other', () => {
  const tree = mkdtempSync(join(tmpdir(), 'arrows-'));
  for (const file of ['arrows.config.mjs', 'package.json']) cpSync(file, join(tree, file));
  writeFileSync(join(tree, 'tsconfig.json'), '{}');
  const files = new Map<string, string>();
  for (const [, file, imported] of PLANTED) {
    const target = normalize(join(dirname(file), imported));
    if (!files.has(target)) files.set(target, 'export type Planted = 1;\n');
    files.set(file, `import type { Planted } from '${imported}';\nexport type { Planted };\n`);
  }
  // The other half of the circle, which is told once.
  files.set('src/engine/two.ts', "export type { Planted } from './one.ts';\n");
  for (const [file, text] of files) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  const { status, output } = arrows(tree);
  expect(status).not.toBe(0);
  const found = [...output.matchAll(/error ([\w-]+): (\S+)/g)].map(([, rule, file]) => [
    rule,
    file,
  ]);
  expect(found.sort()).toEqual(PLANTED.map(([rule, file]) => [rule, file]).sort());
});

// The linter does not read these two kinds of file.
test('no page and no component imports a command, what proves, or a test', () => {
  const files = ['src/site', 'src/content', 'src/pages'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(astro|mdx)$/.test(path))
      .map((path) => join(folder, path)),
  );
  const imports = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^\s*import\s[^'"]*['"](\.[^'"]+)['"]/gm)].map(
      ([, path]) => ({ file, imported: normalize(join(dirname(file), path!)) }),
    ),
  );
  expect(imports.length).toBeGreaterThan(100);
  const up = imports.filter(({ imported }) =>
    /^(quality|tests|scripts\/cli)\/|^scripts\/(?!inputs|services)[^/]+\.ts/.test(imported),
  );
  expect(up).toEqual([]);
});

// --- internal ---

/** Runs `npm run arrows` in that folder. */
function arrows(folder: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('quality/tool.ts'), 'arrows'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${resolve('node_modules/.bin')}:${process.env['PATH']}` },
    },
  );
  return { status, output: stdout + stderr };
}
