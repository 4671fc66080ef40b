import { HOURS_PER_MONTH, LAMBDA_FREE_TIER, PRICES } from '../../engine/prices.ts';

/** The hours of a month below which a thing paid for by the hour is cheaper than one paid for by the month. */
export function breakEvenHours(usdPerMonth: number, usdPerHour: number): number {
  return usdPerMonth / usdPerHour;
}

/** USD for an hour in which a Lambda function of `gb` GB works without a pause, on one request at a time. */
export function lambdaPerBusyHour(gb: number, architecture: 'X86_64' | 'ARM64'): number {
  return gb * 3600 * gbSecond(architecture);
}

/**
 * The share of the time, from 0, below which Lambda is cheaper than a thing that costs `usdPerHour` whether it works or
 * not. Above 1, Lambda is cheaper however busy it is. The price of the requests themselves is left out.
 */
export function lambdaBreakEvenShare(
  usdPerHour: number,
  gb: number,
  architecture: 'X86_64' | 'ARM64' = 'X86_64',
): number {
  return usdPerHour / lambdaPerBusyHour(gb, architecture);
}

/** Requests as Lambda bills them. */
export interface Requests {
  /** Memory of the function. */
  gb: number;
  /** How long one request takes. */
  seconds: number;
  /** True if the account's free tier has nothing else to pay for. */
  freeTier: boolean;
  /** X86_64 where it is left out. */
  architecture?: 'X86_64' | 'ARM64';
}

/** Lambda's bill for some requests: USD for the time that they take, and USD for the requests themselves. */
export interface LambdaBill {
  compute: number;
  requests: number;
}

/** The two parts of the bill for so many requests in one month. */
export function lambdaBill(count: number, of: Requests): LambdaBill {
  const { gb, seconds, freeTier, architecture = 'X86_64' } = of;
  const free = freeTier ? LAMBDA_FREE_TIER : { gbSeconds: 0, requests: 0 };
  return {
    compute: Math.max(0, count * gb * seconds - free.gbSeconds) * gbSecond(architecture),
    requests: Math.max(0, count - free.requests) * PER_REQUEST,
  };
}

/** USD for so many requests in one month. */
export function lambdaPerMonth(count: number, of: Requests): number {
  const { compute, requests } = lambdaBill(count, of);
  return compute + requests;
}

/** How many requests in one month cost as much as `usdPerMonth`. */
export function lambdaBreakEvenRequests(
  usdPerMonth: number,
  { gb, seconds, freeTier, architecture = 'X86_64' }: Requests,
): number {
  const free = freeTier ? LAMBDA_FREE_TIER : { gbSeconds: 0, requests: 0 };
  const forCompute = gb * seconds * gbSecond(architecture);
  const freeCompute = free.gbSeconds * gbSecond(architecture);
  const freeRequests = free.requests * PER_REQUEST;
  // The bill grows with each request, faster once the free compute or the free requests are used up: it reaches the sum
  // first on the line where what is used up is used up.
  return Math.min(
    (usdPerMonth + freeCompute) / forCompute,
    (usdPerMonth + freeRequests) / PER_REQUEST,
    (usdPerMonth + freeCompute + freeRequests) / (forCompute + PER_REQUEST),
  );
}

/** A month's requests as requests per second, evenly spread. */
export function perSecond(requestsPerMonth: number): number {
  return requestsPerMonth / (HOURS_PER_MONTH * 3600);
}

// --- internal ---

const PER_REQUEST = PRICES.lambdaRequests.usd / 1_000_000;

function gbSecond(architecture: 'X86_64' | 'ARM64'): number {
  return architecture === 'ARM64' ? PRICES.lambdaGbSecondArm.usd : PRICES.lambdaGbSecondX86.usd;
}
