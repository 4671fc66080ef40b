import { expect, test } from 'vitest';
import { partsOf } from '../../../src/site/build/inline-code.ts';

test('a long name breaks between its parts, and a short one or a command nowhere else', () => {
  expect(partsOf('application-autoscaling:DeleteScalingPolicy')).toEqual([
    'application-autoscaling:',
    'DeleteScalingPolicy',
  ]);
  expect(partsOf('containerDefinitions[0].portMappings[0].containerPort')).toEqual([
    'containerDefinitions',
    '[0].',
    'portMappings',
    '[0].',
    'containerPort',
  ]);
  expect(partsOf('containerDefinitions[0].logConfiguration: awslogs')).toEqual([
    'containerDefinitions',
    '[0].',
    'logConfiguration: ',
    'awslogs',
  ]);
  expect(partsOf('ecs:CreateCluster')).toEqual(['ecs:CreateCluster']);
  const command = 'npm run cleanup -- --target aws --region us-east-1';
  expect(partsOf(command)).toEqual([command]);
});
