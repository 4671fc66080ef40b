import { expect, test } from 'vitest';
import { services } from '../../../src/engine/aws/index.ts';
import type { AwsService } from '../../../src/engine/aws/service.ts';

test.each(Object.entries<AwsService>(services))(
  'no error of %s both lasts and passes',
  (_, { lasting, passing }) => {
    const passes = [...passing.untilConsistent, ...passing.whileInUse];
    for (const name of lasting) {
      // A client may add "Exception" to the name that the service sends.
      expect(passes).not.toContain(name);
      expect(passes).not.toContain(`${name}Exception`);
    }
  },
);
