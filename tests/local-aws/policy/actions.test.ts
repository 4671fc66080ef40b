import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serviceSignedAs } from '../../../src/engine/aws/find-service.ts';
import type { Operation, Service } from '../../../src/local-aws/core/operation.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { RECORDINGS } from '../../../src/site/build/paths.ts';
import { openLocalAws } from '../../local.ts';

/**
 * Operations whose action IAM calls otherwise, and actions that are no operation, or none here. From the pages of
 * https://docs.aws.amazon.com/service-authorization/latest/reference/ on 2026-11-29.
 */
const OTHERWISE: Readonly<Record<string, string>> = {
  'budgets:CreateBudget': 'budgets:ModifyBudget',
  'budgets:UpdateBudget': 'budgets:ModifyBudget',
  'budgets:DeleteBudget': 'budgets:ModifyBudget',
  'budgets:CreateNotification': 'budgets:ModifyBudget',
  'budgets:DeleteNotification': 'budgets:ModifyBudget',
  'budgets:CreateSubscriber': 'budgets:ModifyBudget',
  'budgets:DeleteSubscriber': 'budgets:ModifyBudget',
  'budgets:DescribeBudget': 'budgets:ViewBudget',
  'budgets:DescribeBudgets': 'budgets:ViewBudget',
  'budgets:DescribeNotificationsForBudget': 'budgets:ViewBudget',
  'budgets:DescribeSubscribersForNotification': 'budgets:ViewBudget',
  'lambda:Invoke': 'lambda:InvokeFunction',
};
const NO_OPERATION = [
  'iam:PassRole',
  'cloudformation:TagResource',
  'ec2:DescribeAccountAttributes',
  'ec2:DescribeInstances',
];

/** Inputs of operations that ask for one permission for each thing that they are given. */
const GIVEN: Readonly<Record<string, object>> = {
  'budgets:TagResource': { ResourceTags: [{ Key: 'a', Value: 'b' }] },
  'cloudwatch:DeleteAlarms': { AlarmNames: ['a'] },
  'ec2:CreateTags': { Resources: ['sg-1'], Tags: [] },
  'ec2:DeleteTags': { Resources: ['sg-1'] },
  'ecs:DeleteTaskDefinitions': { taskDefinitions: ['a:1'] },
  'ecs:DescribeServiceDeployments': { serviceDeploymentArns: ['a/b/c'] },
  'ecs:DescribeServiceRevisions': { serviceRevisionArns: ['a/b/c'] },
  'ecs:DescribeServices': { services: ['a'] },
  'ecs:DescribeTasks': { tasks: ['a'] },
  'elasticloadbalancing:AddTags': { ResourceArns: ['a'], Tags: [] },
  'elasticloadbalancing:RemoveTags': { ResourceArns: ['a'], TagKeys: [] },
  'elasticloadbalancing:SetRulePriorities': { RulePriorities: [{ RuleArn: 'a', Priority: 1 }] },
};

/** The actions that calls of each operation needed in the recordings. */
const recorded = new Map<string, string[]>();
for (const path of readdirSync(RECORDINGS, { recursive: true, encoding: 'utf8' })) {
  if (path.endsWith('record.json'))
    collect(JSON.parse(readFileSync(`${RECORDINGS}/${path}`, 'utf8')));
}

const all = allServices.flatMap((service) =>
  service.operations.map((each) => [actionOf(service, each.name), each] as const),
);
const known = new Set([...all.map(([name]) => name), ...Object.values(OTHERWISE), ...NO_OPERATION]);

test.each(all.map(([name, each]) => [name.replace(':', ' '), name, each] as const))(
  '%s: asks for the action that IAM has for it, and for no other that is none',
  async (_title, name, each) => {
    const aws = await openLocalAws(allServices);
    const permissions = each.permissions(GIVEN[name] ?? {}, aws.account.region('us-east-1'));
    const asked = permissions.map(({ action }) => action);
    // IAM grants this one to everybody.
    if (name !== 'sts:GetCallerIdentity') expect(asked).toContain(OTHERWISE[name] ?? name);
    expect([...asked, ...(recorded.get(each.name) ?? [])].filter((one) => !known.has(one))).toEqual(
      [],
    );
  },
);

test('each of these tables is of operations that are there', () => {
  const names = new Set(all.map(([name]) => name));
  expect(
    [...Object.keys(OTHERWISE), ...Object.keys(GIVEN)].filter((name) => !names.has(name)),
  ).toEqual([]);
});

function actionOf({ id }: Service, operation: Operation['name']): string {
  return `${serviceSignedAs(id).iam.prefix}:${operation}`;
}

/** Finds the calls that were recorded, wherever they are. */
function collect(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { operation, permissions } = value as {
    operation?: string;
    permissions?: { action: string }[];
  };
  if (operation !== undefined && permissions) {
    const actions = permissions.map(({ action }) => action);
    recorded.set(operation, [...(recorded.get(operation) ?? []), ...actions]);
  }
  for (const each of Object.values(value)) collect(each);
}
