/** An action of a rule or a listener, as Elastic Load Balancing shows it. */
interface Action {
  TargetGroupArn?: string | undefined;
  ForwardConfig?:
    | {
        TargetGroups?:
          { TargetGroupArn?: string | undefined; Weight?: number | undefined }[] | undefined;
      }
    | undefined;
}

/**
 * Of 100 requests that a rule or a listener forwards, how many each target group gets, by its ARN, to a tenth. The weights are
 * relative to each other: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupTuple.html
 */
export function sharesOf(actions: readonly Action[] = []): Map<string, number> {
  const groups = actions.flatMap(
    ({ ForwardConfig, TargetGroupArn }) => ForwardConfig?.TargetGroups ?? [{ TargetGroupArn }],
  );
  const weights = groups.map(({ TargetGroupArn = '', Weight = 1 }) => ({ TargetGroupArn, Weight }));
  const total = weights.reduce((sum, { Weight }) => sum + Weight, 0);
  return new Map(
    weights.map(({ TargetGroupArn, Weight }) => [
      TargetGroupArn,
      total === 0 ? 0 : Math.round((1000 * Weight) / total) / 10,
    ]),
  );
}
