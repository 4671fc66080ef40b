import { expect, test } from 'vitest';
import { usedServices } from '../../scripts/services.ts';
import { explain } from '../../src/engine/explain.ts';

// https://github.com/hashicorp/terraform-provider-aws/issues/41789: a certificate that waits to be issued.
test.each(['CertificateNotFoundException', 'UnsupportedCertificate'])(
  'whoever gets %s is told to look at the certificate',
  (name) => {
    const error = Object.assign(new Error('words of AWS'), { name });
    expect(explain(error, usedServices)).toContain('it has to be issued');
  },
);
