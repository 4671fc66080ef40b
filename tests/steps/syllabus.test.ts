import { expect, test } from 'vitest';
import { core } from '../../scripts/tracks/core.ts';
import { expose } from '../../scripts/tracks/expose.ts';
import { guard } from '../../scripts/tracks/guard.ts';
import { scale } from '../../scripts/tracks/scale.ts';
import { ways } from '../../scripts/tracks/ways.ts';
import type { Track } from '../../scripts/tracks/track.ts';

/**
 * The syllabus. Programs say which steps a step needs; of the other orders this one is the authors' choice, which no program
 * knows: the pages of a track are read from the first to the last. So it is written down once more, and nobody changes it by
 * accident.
 */
const SYLLABUS: [Track, string[]][] = [
  [
    core,
    [
      'preflight',
      'create-service-linked-role',
      'create-execution-role',
      'create-task-role',
      'create-log-group',
      'register-task-definition',
      'create-cluster',
      'prepare-network',
      'create-service',
      'open-app',
    ],
  ],
  [guard, ['create-budget']],
  [
    expose,
    [
      'create-security-groups',
      'create-target-group',
      'create-load-balancer',
      'create-listener',
      'attach-load-balancer',
      'create-infrastructure-role',
      'open-test-port',
      'prepare-blue-green',
      'deploy-blue-green',
      'deploy-canary',
      'deploy-linear',
    ],
  ],
  [
    scale,
    [
      'register-scalable-target',
      'scale-on-alarm',
      'scale-on-load',
      'scale-faster',
      'scale-on-schedule',
    ],
  ],
  [
    ways,
    [
      'run-task',
      'register-sidecar-task',
      'create-cluster-stack',
      'create-function-role',
      'deploy-lambda',
      'create-function-url',
    ],
  ],
];

test.each(SYLLABUS)(
  'the steps of $title come in the order in which they are taught',
  ({ steps }, ids) => {
    expect(steps.map(({ id }) => id)).toEqual(ids);
  },
);
