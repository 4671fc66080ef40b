/** A list price. */
export interface Price {
  /** The name of what is priced, as a person says it. */
  what: string;
  usd: number;
  /** The unit: `vCPU-hour`. */
  per: string;
  source: string;
  /** The day on which the source was read, or the month where it says no more. */
  date: string;
  /** AWS's own page about it, where anybody can compare: it has the prices of today. */
  page: `https://aws.amazon.com/${string}/`;
  /** Only one source has it: a page that shows it says so. */
  single?: true;
}

/** The Region of all prices here. */
export const PRICED_REGION = 'us-east-1';

const PRICE_LIST = `AWS Price List, ${PRICED_REGION}`;
/** Only machines, and tasks like them, have prices that depend on this. */
const MACHINES = 'Linux, On-Demand';
const MACHINE_LIST = `${PRICE_LIST}, ${MACHINES}`;
const MACHINE_API = `AWS Pricing API, ${PRICED_REGION}, ${MACHINES}`;
/** Tables of list prices that others keep in public, where AWS's own list was not at hand. They are not AWS's word: `page` is. */
const TABLE = `a public table of ${PRICED_REGION} list prices`;
/** The page of AWS that has these prices in its examples, as a public collection of price pages has it. */
const SECRETS = 'https://aws.amazon.com/secrets-manager/pricing/';

/**
 * The one table of prices. Every figure on a page, in a terminal or in a calculator comes from here.
 * USD, Region us-east-1.
 */
export const PRICES = {
  fargateVcpuX86: {
    what: 'Fargate, X86_64, CPU',
    usd: 0.04048,
    per: 'vCPU-hour',
    source: MACHINE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/fargate/pricing/',
  },
  fargateGbX86: {
    what: 'Fargate, X86_64, memory',
    usd: 0.004445,
    per: 'GB-hour',
    source: MACHINE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/fargate/pricing/',
  },
  fargateVcpuArm: {
    what: 'Fargate, ARM64, CPU',
    usd: 0.03238,
    per: 'vCPU-hour',
    source: MACHINE_API,
    date: '2026-08-28',
    page: 'https://aws.amazon.com/fargate/pricing/',
  },
  fargateGbArm: {
    what: 'Fargate, ARM64, memory',
    usd: 0.00356,
    per: 'GB-hour',
    source: MACHINE_API,
    date: '2026-08-28',
    page: 'https://aws.amazon.com/fargate/pricing/',
  },
  fargateSpotVcpuArm: {
    what: 'Fargate Spot, ARM64, CPU',
    usd: 0.01034,
    per: 'vCPU-hour',
    source: TABLE,
    date: '2026-10-04',
    page: 'https://aws.amazon.com/fargate/pricing/',
    single: true,
  },
  fargateSpotGbArm: {
    what: 'Fargate Spot, ARM64, memory',
    usd: 0.00114,
    per: 'GB-hour',
    source: TABLE,
    date: '2026-10-04',
    page: 'https://aws.amazon.com/fargate/pricing/',
    single: true,
  },
  publicIpv4: {
    what: 'Public IPv4 address',
    usd: 0.005,
    per: 'address-hour',
    source: TABLE,
    date: '2026-07-24',
    page: 'https://aws.amazon.com/vpc/pricing/',
  },
  loadBalancer: {
    what: 'Application Load Balancer',
    usd: 0.0225,
    per: 'hour',
    source: PRICE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  },
  loadBalancerCapacity: {
    what: 'Application Load Balancer, capacity unit',
    usd: 0.008,
    per: 'LCU-hour',
    source: PRICE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  },
  natGateway: {
    what: 'NAT gateway',
    usd: 0.045,
    per: 'hour',
    source: PRICE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/vpc/pricing/',
  },
  natGatewayData: {
    what: 'NAT gateway, data',
    usd: 0.045,
    per: 'GB',
    source: PRICE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/vpc/pricing/',
  },
  interfaceEndpoint: {
    what: 'Interface VPC endpoint, in each Availability Zone',
    usd: 0.01,
    per: 'zone-hour',
    source: TABLE,
    date: '2026-05',
    page: 'https://aws.amazon.com/privatelink/pricing/',
  },
  interfaceEndpointData: {
    what: 'Interface VPC endpoint, data',
    usd: 0.01,
    per: 'GB',
    source: TABLE,
    date: '2026-05',
    page: 'https://aws.amazon.com/privatelink/pricing/',
  },
  secret: {
    what: 'Secrets Manager, secret',
    usd: 0.4,
    per: 'secret-month',
    source: SECRETS,
    date: '2026-09-20',
    page: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  secretCalls: {
    what: 'Secrets Manager, calls',
    usd: 0.05,
    per: '10,000 calls',
    source: SECRETS,
    date: '2026-09-20',
    page: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  dataOut: {
    what: 'Data transfer out to the internet',
    usd: 0.09,
    per: 'GB',
    source: PRICE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/ec2/pricing/on-demand/',
  },
  logsIn: {
    what: 'CloudWatch Logs, ingestion',
    usd: 0.5,
    per: 'GB',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    single: true,
  },
  logsKept: {
    what: 'CloudWatch Logs, storage',
    usd: 0.03,
    per: 'GB-month',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    single: true,
  },
  alarm: {
    what: 'CloudWatch alarm',
    usd: 0.1,
    per: 'alarm-month',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
    single: true,
  },
  highResolutionAlarm: {
    what: 'High-resolution CloudWatch alarm',
    usd: 0.3,
    per: 'alarm-month',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  highResolutionMetric: {
    what: 'High-resolution CloudWatch metric',
    usd: 0.3,
    per: 'metric-month',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  ec2T3Medium: {
    what: 'EC2 t3.medium',
    usd: 0.0416,
    per: 'hour',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    single: true,
  },
  ec2T4gMedium: {
    what: 'EC2 t4g.medium',
    usd: 0.0336,
    per: 'hour',
    source: MACHINE_LIST,
    date: '2026-09-24',
    page: 'https://aws.amazon.com/ec2/pricing/on-demand/',
  },
  diskGp3: {
    what: 'EBS gp3 disk',
    usd: 0.08,
    per: 'GB-month',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/ebs/pricing/',
    single: true,
  },
  lambdaGbSecondX86: {
    what: 'Lambda, X86_64',
    usd: 0.0000166667,
    per: 'GB-second',
    source: PRICE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/lambda/pricing/',
  },
  lambdaGbSecondArm: {
    what: 'Lambda, ARM64',
    usd: 0.0000133334,
    per: 'GB-second',
    source: TABLE,
    date: '2026-09',
    page: 'https://aws.amazon.com/lambda/pricing/',
    single: true,
  },
  lambdaRequests: {
    what: 'Lambda, requests',
    usd: 0.2,
    per: 'million requests',
    source: PRICE_LIST,
    date: '2026-09-29',
    page: 'https://aws.amazon.com/lambda/pricing/',
  },
  eksCluster: {
    what: 'EKS cluster, in standard support',
    usd: 0.1,
    per: 'cluster-hour',
    source: TABLE,
    date: '2026-06-13',
    page: 'https://aws.amazon.com/eks/pricing/',
  },
} as const satisfies Record<string, Price>;

/** Lambda's free tier of each month, which never expires. */
export const LAMBDA_FREE_TIER = {
  gbSeconds: 400_000,
  requests: 1_000_000,
  source: 'https://aws.amazon.com/lambda/pricing/',
  date: '2026-09',
} as const;

/** Hours in a month, as AWS's own calculator counts them. */
export const HOURS_PER_MONTH = 730;

/** USD per hour of one Fargate task of `cpu` CPU units (1024 is one vCPU) and `memory` MiB. */
export function fargateTaskPerHour(
  cpu: number,
  memory: number,
  architecture: 'X86_64' | 'ARM64',
): number {
  const arm = architecture === 'ARM64';
  const vcpuHour = arm ? PRICES.fargateVcpuArm.usd : PRICES.fargateVcpuX86.usd;
  const gbHour = arm ? PRICES.fargateGbArm.usd : PRICES.fargateGbX86.usd;
  return (cpu / 1024) * vcpuHour + (memory / 1024) * gbHour;
}

/** USD per hour of the same task on Fargate Spot: spare capacity, which AWS may take back with two minutes' notice. */
export function fargateSpotArmPerHour(cpu: number, memory: number): number {
  return (
    (cpu / 1024) * PRICES.fargateSpotVcpuArm.usd + (memory / 1024) * PRICES.fargateSpotGbArm.usd
  );
}

/** USD per month of a thing that is never switched off. */
export function perMonth(usdPerHour: number): number {
  return usdPerHour * HOURS_PER_MONTH;
}

/**
 * The disk that an instance is counted with, in GiB: the root volume that the Amazon ECS-optimized Amazon Linux 2023 image
 * brings. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html, read 2026-11-28.
 */
export const DISK_GIB = 30;

/** USD per month of one Linux instance that is never switched off, with a gp3 disk of `diskGib` GiB. */
export function ec2PerMonth(type: 't3.medium' | 't4g.medium', diskGib: number): number {
  return perMonth(ec2PerHour(type)) + diskGib * PRICES.diskGp3.usd;
}

/** USD per hour of one Linux instance, without a disk. */
export function ec2PerHour(type: 't3.medium' | 't4g.medium'): number {
  return type === 't3.medium' ? PRICES.ec2T3Medium.usd : PRICES.ec2T4gMedium.usd;
}

/** Where the thousands before a decimal point end. */
const THOUSANDS = /(?<!\.\d*)\B(?=(?:\d{3})+(?:\.|$))/g;

/** `$0.0588`, `$8,586.99`: an hourly price, to a hundredth of a cent, or another with as many digits as are asked for. */
export function usd(amount: number, digits = 4): string {
  return `$${amount.toFixed(digits).replace(THOUSANDS, ',')}`;
}

/** `29.9%`: a share of one, as a person writes it. */
export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)}%`;
}
