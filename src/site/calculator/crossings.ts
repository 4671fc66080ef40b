import { breakEvenHours, lambdaBreakEvenRequests, lambdaBreakEvenShare } from './break-even.ts';
import { besides, ec2Bill, fargateBill, lambdaBillOf, requestsOf, total } from './bills.ts';
import type { Workload } from './workload.ts';

/** Where the bills of two places are equal. `undefined` where one of them cannot run the workload at all. */
export interface Crossings {
  /** Hours per month below which Fargate is cheaper than EC2. Above a month's hours it always is. */
  fargateEc2Hours: number | undefined;
  /** Hours per month below which Fargate is cheaper than Lambda. At 0 and below it never is. */
  fargateLambdaHours: number | undefined;
  /** Requests per month below which Lambda is cheaper than Fargate. At 0 it never is. */
  lambdaFargateRequests: number | undefined;
  /** Requests per month below which Lambda is cheaper than EC2. */
  lambdaEc2Requests: number | undefined;
  /**
   * The share of the tasks' hours below which Lambda is cheaper than Fargate when it is busy with one request at a time.
   * The price of the requests themselves and the free tier are left out. `undefined` too where the tasks never run.
   */
  lambdaFargateShare: number | undefined;
}

/** Where the places break even for a workload. */
export function crossingsOf(workload: Workload): Crossings {
  const { hours, memory, architecture } = workload;
  const fargate = total(fargateBill(workload));
  const ec2 = totalOr(ec2Bill(workload));
  const lambda = totalOr(lambdaBillOf(workload));
  // The resources beside the tasks cost the same with Fargate and with EC2, however long they run.
  const fixed = total(besides(workload));
  const perHour = total(fargateBill({ ...workload, hours: 1 })) - fixed;
  const requests = (usd: number | undefined) => {
    if (usd === undefined || lambda === undefined) return undefined;
    // Nothing is cheaper than what costs nothing, and the free tier is not either.
    return usd === 0 ? 0 : lambdaBreakEvenRequests(usd, requestsOf(workload));
  };
  return {
    fargateEc2Hours: ec2 === undefined ? undefined : breakEvenHours(ec2 - fixed, perHour),
    fargateLambdaHours: lambda === undefined ? undefined : breakEvenHours(lambda - fixed, perHour),
    lambdaFargateRequests: requests(fargate),
    lambdaEc2Requests: requests(ec2),
    lambdaFargateShare:
      lambda === undefined || hours === 0
        ? undefined
        : lambdaBreakEvenShare(fargate / hours, memory / 1024, architecture),
  };
}

// --- internal ---

function totalOr(bill: Parameters<typeof total>[0] | undefined): number | undefined {
  return bill && total(bill);
}
