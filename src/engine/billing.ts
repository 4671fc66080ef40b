import type { LoadedServices } from './aws/index.ts';
import type { AnyBilled, AwsService, Bill } from './aws/service.ts';
import { usd } from './prices.ts';

/** USD per hour of what is billed, at the prices of us-east-1. */
export function hourly(services: LoadedServices, billed: readonly AnyBilled[]): number {
  let sum = 0;
  for (const each of billed) sum += each.count * billOf(services, each).perHour(each);
  return sum;
}

/**
 * Says in words what is billed: `an Application Load Balancer, $0.0225 per hour`. Anything with a count of 0 is left
 * out.
 */
export function billedInWords(services: LoadedServices, billed: readonly AnyBilled[]): string[] {
  return billed
    .filter(({ count }) => count > 0)
    .map((each) => {
      const { one, many } = billOf(services, each);
      const what = each.count === 1 ? one : `${each.count} ${many}`;
      return `${what}, ${usd(hourly(services, [each]))} per hour`;
    });
}

// --- internal ---

function billOf(services: LoadedServices, { what }: AnyBilled): Bill<AnyBilled> {
  for (const { bills } of Object.values<AwsService>(services)) {
    const bill = bills[what];
    // The type of a step's bills guarantees that the thing has the size which this bill is computed from.
    if (bill) return bill as Bill<AnyBilled>;
  }
  throw new Error(
    `no service that is loaded here has a price for "${what}": a service has its prices in "bills" in src/engine/aws, and is loaded by a line in scripts/services.ts`,
  );
}
