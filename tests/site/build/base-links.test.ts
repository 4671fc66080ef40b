import { expect, test } from 'vitest';
import { withBase } from '../../../src/site/build/base-links.ts';

test('a link from the root of the site has the base path before it', () => {
  expect(withBase('/fargate', '/steps/create-cluster/#undo')).toBe(
    '/fargate/steps/create-cluster/#undo',
  );
});

test.each(['https://example.org/', '//example.org/', '#undo', './here/', 'mailto:a@example.org'])(
  '%s is no link from the root of the site',
  (link) => {
    expect(withBase('/fargate', link)).toBe(link);
  },
);
