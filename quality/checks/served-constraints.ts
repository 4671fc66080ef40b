import type { Service } from '../../src/local-aws/core/operation.ts';
import {
  servedConstraints,
  servedConstraintsFile,
  writtenConstraints,
} from '../constraints/files.ts';
import type { Problem, Verdict } from './problem.ts';
import type { Check } from './world.ts';

export const constraints: Check = {
  name: 'services with the constraints of their operations',
  async run() {
    const { allServices } = await import('../../src/local-aws/services/all-services.ts');
    return checkConstraints(allServices);
  },
};

/** Each service checks the constraints that AWS's model has on the operations that it serves. */
export async function checkConstraints(services: readonly Service[]): Promise<Verdict> {
  const problems: Problem[] = [];
  for (const service of services) problems.push(...(await problemsOf(service)));
  return { count: services.length, problems };
}

// --- internal ---

async function problemsOf(service: Service): Promise<Problem[]> {
  const { id, folder = id, constraints } = service;
  const written = writtenConstraints(service);
  const now = await servedConstraints(service);
  const file = servedConstraintsFile(service);
  if (JSON.stringify(written) !== JSON.stringify(now)) {
    const expected = `the constraints of the ${service.operations.length} operations that ${id} serves`;
    const found = written ? 'those of other operations' : 'no file';
    return [{ file, line: 1, expected, found, mend: 'npm run constraints' }];
  }
  if (now && !constraints) {
    return [
      {
        file: `src/local-aws/services/${folder}/service.ts`,
        line: 1,
        expected: `constraints: those of ${file}`,
        found: 'a service without constraints',
        mend: `import ${file} there`,
      },
    ];
  }
  return [];
}
