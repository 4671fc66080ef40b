import { breakEvenHours, perSecond } from '../calculator/break-even.ts';
import { crossingsOf } from '../calculator/crossings.ts';
import { usualWorkload } from '../calculator/read.ts';
import {
  DISK_GIB,
  ec2PerMonth,
  fargateTaskPerHour,
  HOURS_PER_MONTH,
  percent,
  perMonth,
  PRICES,
  usd,
} from '../../engine/prices.ts';

/** A figure that the pages say in a sentence, computed from the price table. */
export interface Figure {
  /** A description, for a writer who looks for it. */
  what: string;
  /** As a page prints it. */
  text: string;
}

// The notes' container: 1 vCPU and 3 GB on x86.
const task = fargateTaskPerHour(1024, 3072, 'X86_64');
const address = PRICES.publicIpv4.usd;
/** The pages call this "the container's price": the tutorial runs it with a public address. */
const container = task + address;
/** In two Availability Zones, which is the least that it takes, with an address in each. */
const balancer = PRICES.loadBalancer.usd + 2 * address;
const nat = PRICES.natGateway.usd + address;
/** `ecr.api`, `ecr.dkr` and `logs`, in two Availability Zones. */
const endpoints = 3 * 2 * PRICES.interfaceEndpoint.usd;
const machine = ec2PerMonth('t3.medium', DISK_GIB) + perMonth(address);
const hours = breakEvenHours(machine, container);
/** Those of the calculator with the numbers that it starts with, so that no page says other ones. */
const { lambdaFargateRequests: requests = NaN, lambdaFargateShare: busyShare = NaN } =
  crossingsOf(usualWorkload());

/** A class, as an instructor of a large course has it, and how long a lesson of it lasts. */
const STUDENTS = 200;
const LESSON_HOURS = 2;
const smallest = fargateTaskPerHour(256, 512, 'X86_64');

/** The figures, by the name that `<Value of="figures.…" />` gives. */
export const FIGURES = {
  taskPerHour: { what: "the notes' container, without its address, per hour", text: usd(task) },
  smallestPerHour: {
    what: 'the smallest task, 0.25 vCPU and 0.5 GB, per hour',
    text: usd(smallest),
  },
  lessOnArm: {
    what: "how much less the notes' container costs on ARM64",
    text: percent(1 - fargateTaskPerHour(1024, 3072, 'ARM64') / task),
  },
  processorShare: {
    what: "the processor's part of the price of the notes' container",
    text: percent(PRICES.fargateVcpuX86.usd / task),
  },
  addressPerMonth: { what: 'a public IPv4 address per month', text: usd(perMonth(address), 2) },
  loadBalancerPerMonth: {
    what: 'a load balancer per month, without its addresses',
    text: usd(perMonth(PRICES.loadBalancer.usd), 2),
  },
  loadBalancerWithAddressesPerMonth: {
    what: 'a load balancer in two zones with its two addresses, per month',
    text: usd(perMonth(balancer), 2),
  },
  loadBalancerInSixZonesPerHour: {
    what: 'a load balancer in six zones, as us-east-1 has them, with its six addresses, per hour',
    text: usd(PRICES.loadBalancer.usd + 6 * address),
  },
  loadBalancerShare: {
    what: "a load balancer in two zones with its two addresses, as a share of the price of the notes' container with its address",
    text: percent(balancer / container),
  },
  natPerMonth: { what: 'a NAT gateway with its address, per month', text: usd(perMonth(nat), 2) },
  natShare: {
    what: "a NAT gateway with its address, as a share of the price of the notes' container with its own",
    text: percent(nat / container),
  },
  natPerHour: { what: 'a NAT gateway with its address, per hour', text: usd(nat, 3) },
  natInTwoZonesPerHour: {
    what: 'a NAT gateway with its address in each of two zones, per hour',
    text: usd(2 * nat, 3),
  },
  endpointsPerHour: {
    what: 'the interface endpoints for images in ECR and for logs, in two zones, per hour',
    text: usd(endpoints, 3),
  },
  endpointsWithSecretsPerHour: {
    what: 'the same and one for Secrets Manager, per hour',
    text: usd(endpoints + 2 * PRICES.interfaceEndpoint.usd, 3),
  },
  addressesForANatGateway: {
    what: 'public addresses that cost as much as a NAT gateway with its own',
    text: (nat / address).toFixed(0),
  },
  machinePerMonth: {
    what: 'a t3.medium with its root volume and an address, per month',
    text: usd(machine, 2),
  },
  hoursBelowWhichFargateIsCheaper: {
    what: 'hours a month below which Fargate is cheaper than a t3.medium with its root volume, both with an address',
    text: hours.toFixed(0),
  },
  shareBelowWhichFargateIsCheaper: {
    what: 'the same, as a part of the month',
    text: percent(hours / HOURS_PER_MONTH),
  },
  forgottenForADay: {
    what: 'one task with its address for a day',
    text: usd(container * 24, 2),
  },
  forgottenForAWeekend: {
    what: 'one task with its address and a load balancer for 64 hours',
    text: usd((container + balancer) * 64, 2),
  },
  taskBehindLoadBalancerPerMonth: {
    what: 'one task with its address behind a load balancer in two zones, per month',
    text: usd(perMonth(container + balancer), 2),
  },
  classStudents: { what: 'students of a large class', text: String(STUDENTS) },
  classVcpus: {
    what: 'vCPUs of a class that rolls out a change, all at once, of one task with one vCPU each',
    text: String(2 * STUDENTS),
  },
  classLesson: {
    what: 'one task with its address for each student of a class, for a lesson',
    text: usd(STUDENTS * LESSON_HOURS * container, 2),
  },
  classLessonSmallest: {
    what: 'the same with the smallest task',
    text: usd(STUDENTS * LESSON_HOURS * (smallest + address), 2),
  },
  classWeekend: {
    what: 'one task with its address for each student of a class, for 64 hours',
    text: usd(STUDENTS * 64 * container, 2),
  },
  classMonth: {
    what: 'the same, per month',
    text: usd(STUDENTS * perMonth(container), 2),
  },
  lambdaBusyShare: {
    what: "the busy part of the time below which Lambda with 3 GB is cheaper than the notes' container with its address",
    text: percent(busyShare, 1),
  },
  lambdaMillionRequests: {
    what: 'million requests a month of 0.1 s at 3 GB, with the free tier, below which Lambda is cheaper than the same',
    text: (requests / 1e6).toFixed(2),
  },
  lambdaRequestsPerSecond: {
    what: 'the same as requests per second, evenly spread',
    text: perSecond(requests).toFixed(1),
  },
} as const satisfies Record<string, Figure>;
