import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Guide } from './follow-guide.ts';

// Checks the whole project twice, in a copy.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

const guide = new Guide('docs/writing-an-operation.md');
beforeAll(() => guide.open());
afterAll(() => guide.close());

test('the guide, followed to the letter, adds an operation in three edits', () => {
  guide.write('src/local-aws/services/iam/operations/list-server-certificates.ts');
  guide.edit('src/local-aws/services/iam/service.ts');
  const written = 'tests/local-aws/services/iam-server-certificates.test.ts';
  guide.write(written);

  const [check, ...commands] = guide.commands;
  expect(commands).toEqual([
    'npm run constraints',
    'npm run fidelity',
    `npx vitest run ${written}`,
  ]);
  // The check names what is missing, and how each is mended.
  const first = guide.type(check!);
  expect(first.ok).toBe(false);
  for (const command of ['npm run constraints', 'npm run fidelity']) {
    expect(first.output).toContain(command);
  }
  for (const command of commands) {
    const { ok, output } = guide.type(command);
    expect(ok, output).toBe(true);
  }
  expect(guide.read('src/local-aws/wire/constraint-models/iam.json')).toContain(
    'ListServerCertificatesRequest',
  );

  // The service imports the operation. All else is as it was, and compiles when `npm run types` does.
  guide.change('tsconfig.json', (text) =>
    text.replace(
      /"include": .*/,
      '"include": [], "files": ["src/local-aws/services/iam/service.ts"],',
    ),
  );
  expect(guide.read('tsconfig.json')).toContain('"files"');
  expect(guide.type('npx tsc --noEmit')).toEqual({ output: '', ok: true });
});
