import { expect, test } from 'vitest';
import { isTorn, membersOf, partsOf } from '../../../src/site/build/inline-code.ts';

test('a long name breaks between its parts, and a short one nowhere', () => {
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
  expect(partsOf('AWSServiceRoleForApplicationAutoScaling_ECSService')).toEqual([
    'AWSService',
    'Role',
    'For',
    'Application',
    'Auto',
    'Scaling_',
    'ECSService',
  ]);
  expect(partsOf('ClusterContainsServicesException').join('|')).toBe(
    'Cluster|Contains|Services|Exception',
  );
  expect(partsOf('ecs:CreateCluster')).toEqual(['ecs:CreateCluster']);
});

test('a command breaks between its words, and no flag of it is torn at its hyphens', () => {
  const parts = partsOf('docker buildx build --platform linux/amd64,linux/arm64');
  expect(parts).toEqual(['docker ', 'buildx ', 'build ', '--platform ', 'linux/amd64,linux/arm64']);
  expect(parts.filter(isTorn)).toEqual(['--platform ']);
  expect(partsOf('aws ec2 describe-vpcs --region us-east-1').filter(isTorn)).toEqual([
    'describe-vpcs ',
    '--region ',
    'us-east-1',
  ]);
  // No line has room for this one.
  expect(isTorn('fargate-tutorial-execution-role-of-student-07')).toBe(false);
});

test('in a narrow column a short name breaks after its dot, and an address does not', () => {
  expect(membersOf('primaryContainer.image')).toEqual(['primaryContainer.', 'image']);
  expect(membersOf('ecr.dkr')).toEqual(['ecr.dkr']);
  expect(membersOf('203.0.113.7/32')).toEqual(['203.0.113.7/32']);
  expect(membersOf('--cpu 0.75')).toEqual(['--cpu 0.75']);
});
