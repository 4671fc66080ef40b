import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { inProcess } from '../../../src/local-aws/in-process.ts';
import { allServices } from '../../../src/local-aws/services/all-services.ts';
import { LOCAL_CREDENTIALS } from '../../../src/tutorial/clients.ts';
import { clientsOf, openLocalAws } from '../../local.ts';

/** A fresh local AWS with every service, those beyond the tutorial included, and a client for each. */
export async function openAllServices() {
  const aws = await openLocalAws(allServices);
  const config = {
    region: 'us-east-1',
    requestHandler: inProcess(aws),
    credentials: LOCAL_CREDENTIALS,
  };
  return {
    aws,
    ...clientsOf(aws),
    cloudformation: new CloudFormationClient(config),
    cloudwatch: new CloudWatchClient(config),
    elb: new ElasticLoadBalancingV2Client(config),
    lambda: new LambdaClient(config),
    scaling: new ApplicationAutoScalingClient(config),
  };
}
