import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kebabCase } from '../../../src/local-aws/core/kebab-case.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';

test('every operation is in the file that a 501 would name', () => {
  const files = allServices.flatMap(({ id, folder = id, operations }) =>
    operations.map(
      ({ name }) => `src/local-aws/services/${folder}/operations/${kebabCase(name)}.ts`,
    ),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
