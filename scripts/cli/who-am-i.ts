import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { awsClients, type Reach } from '../../src/engine/aws/clients.ts';
import { services } from '../../src/engine/aws/index.ts';
import { endsTheRun } from '../../src/engine/ends-the-run.ts';
import { NoAnswerError } from '../../src/engine/no-answer.ts';
import { StepError } from '../../src/engine/step.ts';

/** Where every account may be asked who it is: it cannot be switched off. */
const ALWAYS_ON = 'us-east-1';

/**
 * The account and the identity that the reader's credentials belong to. AWS refuses them in a Region that the account has not
 * switched on as if they were wrong: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html. So one that is
 * refused is tried in another Region. Throws a {@link StepError} when only the Region is wrong.
 */
export async function whoAmI(region: string, seconds: number, reach: Reach) {
  try {
    return await ask(region, seconds, reach);
  } catch (error) {
    const mayBeRegion =
      error instanceof Error &&
      '$fault' in error &&
      endsTheRun(error) &&
      !(error instanceof NoAnswerError) &&
      region !== ALWAYS_ON;
    if (!mayBeRegion || !(await isKnown(seconds, reach))) throw error;
    throw new StepError(
      `${region} is not enabled in this account: AWS rejects credentials there that it accepts in ${ALWAYS_ON}. Enable it, which takes a few minutes, or use another --region.`,
      `aws account enable-region --region-name ${region}`,
    );
  }
}

// --- internal ---

/** Throws a {@link StepError} for settings that the SDK does not take: this is the first call that it makes by them. */
async function ask(region: string, seconds: number, reach: Reach) {
  try {
    const { sts } = awsClients(services, region, seconds, reach);
    return await sts.send(new GetCallerIdentityCommand({}));
  } catch (error) {
    if (!(error instanceof Error && OF_SETTINGS.test(error.message))) throw error;
    throw new StepError(
      `The AWS SDK rejects one of your settings: ${error.message.split('\n')[0]}.`,
      'aws configure list',
    );
  }
}

/** https://github.com/smithy-lang/smithy-typescript/tree/main/packages: the messages about the environment and the files of ~/.aws. */
const OF_SETTINGS =
  /^(?:Cannot (?:load|select) |Invalid parameter for |Invalid URL|Unknown retry mode|Expected boolean value)/;

async function isKnown(seconds: number, reach: Reach): Promise<boolean> {
  try {
    await ask(ALWAYS_ON, seconds, reach);
    return true;
  } catch (error) {
    // The error of the Region that was asked for is told.
    if (error instanceof Error && endsTheRun(error)) return false;
    throw error;
  }
}
