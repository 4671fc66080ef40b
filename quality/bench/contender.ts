import type { EC2Client } from '@aws-sdk/client-ec2';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { IAMClient } from '@aws-sdk/client-iam';

/** An AWS that is asked the same as the others, through the SDK's own clients. */
export interface Contender {
  name: string;
  clients: { ecs: ECSClient; ec2: EC2Client; iam: IAMClient };
  /** Lets seconds of the account's time pass, where it has a time of its own. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}
