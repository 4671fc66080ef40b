import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { LOCAL_SETTINGS, makeClients, type ClientConfig } from '../../../src/engine/aws/clients.ts';
import { openLocalAws } from '../../local.ts';

/** A fresh local AWS with every service, those beyond the tutorial included, and a client for each. */
export async function openAllServices() {
  const aws = await openLocalAws(allServices);
  const requestHandler = inProcess(aws);
  const config = { region: 'us-east-1', requestHandler, ...LOCAL_SETTINGS };
  const pass = (seconds: number) => aws.advanceTo(aws.account.now + seconds * 1000);
  return { aws, ...allClientsOf(config, pass) };
}

/** A client for each service, and how seconds pass for whoever answers them. */
export function allClientsOf(config: ClientConfig, pass: (seconds: number) => Promise<void>) {
  return {
    ...makeClients(config),
    cloudformation: new CloudFormationClient(config),
    cloudwatch: new CloudWatchClient(config),
    elb: new ElasticLoadBalancingV2Client(config),
    lambda: new LambdaClient(config),
    scaling: new ApplicationAutoScalingClient(config),
    pass,
  };
}

export type AllClients = ReturnType<typeof allClientsOf>;
