import { deployment, draining, hasFailed, isSteady, scaling } from './deployment.ts';
import type { Clients } from './aws/index.ts';
import { spreadLazily } from './aws/lazily.ts';
import { sayingWhatIsMissing } from './aws/missing.ts';
import { hourly } from './billing.ts';
import { inactiveRevisions } from './inactive-revisions.ts';
import { stopping } from './one-off-task.ts';
import { requireOwned, shaped, stepTags } from './ownership.ts';
import { eventualConsistency } from './passing-errors.ts';
import { retry } from './retry.ts';
import type { Session } from './session.ts';
import type { Step, StepContext } from './step.ts';
import { giveBackCount, takeOverCount } from './take-over.ts';
import { withoutTwins } from './twin-revisions.ts';
import { wait } from './wait.ts';
import { Waits } from './waits.ts';
import { retryWhileInUse } from './while-in-use.ts';

/** Makes the context of a step: by default with the session's own clients, whose calls are not told. */
export async function contextOf(
  step: Step,
  session: Session,
  clients: Clients = session.clients,
  waits: Waits = new Waits(session),
): Promise<StepContext> {
  const { where, services, inputs, ask, emit } = session;
  const inputsHash = await inputs.hashOf(step);
  const members: Omit<StepContext, keyof Clients> = {
    name: where.name,
    region: where.region,
    accountId: where.accountId,
    inputs: inputs.of(step),
    inputsHash,
    tags: shaped(services, stepTags(where.name, step.id, inputsHash)),
    own: (what, tags) => requireOwned(where.name, what, tags),
    report: (change, kind, id) => emit({ type: 'resource', change, kind, id }),
    show: (kind, id, fields) => emit({ type: 'shown', kind, id, fields }),
    say: (text) => emit({ type: 'say', text }),
    sole: (reply, before) => withoutTwins(clients.ecs, reply, before),
    inactive: (family) => inactiveRevisions(clients.ecs, family, where.name),
    isSteady,
    hasFailed,
    hourly: (billed) => hourly(services, billed),
    ask: (url) => ask(url),
    wait: (each) => wait(waits, each),
    deployed: (service) => wait(waits, deployment(clients.ecs, service)),
    scaled: (service, isRight) => wait(waits, scaling(clients.ecs, service, isRight)),
    takeOverCount: (service) => takeOverCount(clients.ecs, service, step.id),
    giveBackCount: async (service) => {
      const changed = await giveBackCount(clients.ecs, service);
      if (changed) await wait(waits, deployment(clients.ecs, changed));
    },
    drained: (cluster, service) => wait(waits, draining(clients.ecs, cluster, service)),
    stopped: (cluster, taskArn) => wait(waits, stopping(clients.ecs, cluster, taskArn)),
    retryWhileInUse: (call) => retryWhileInUse(session, waits, call),
    retryUntilConsistent: (call) => retry(waits, eventualConsistency(services), call),
    retry: (each, call) => retry(waits, each, call),
  };
  return sayingWhatIsMissing(spreadLazily(clients, members));
}
