import { coreServices } from '../services.ts';
import { createCluster } from '../steps/create-cluster.ts';
import { createExecutionRole } from '../steps/create-execution-role.ts';
import { createLogGroup } from '../steps/create-log-group.ts';
import { createService } from '../steps/create-service.ts';
import { createServiceLinkedRole } from '../steps/create-service-linked-role.ts';
import { createTaskRole } from '../steps/create-task-role.ts';
import { openApp } from '../steps/open-app.ts';
import { preflight } from '../steps/preflight.ts';
import { prepareNetwork } from '../steps/prepare-network.ts';
import { registerTaskDefinition } from '../steps/register-task-definition.ts';
import type { Track } from './track.ts';

/** From an empty account to an app that runs. `npm run tutorial` does it. */
export const core: Track = {
  id: 'core',
  title: 'Tutorial',
  about: 'From an empty account to a running service, and back',
  steps: [
    preflight,
    createServiceLinkedRole,
    createExecutionRole,
    createTaskRole,
    createLogGroup,
    registerTaskDefinition,
    createCluster,
    prepareNetwork,
    createService,
    openApp,
  ],
  services: coreServices,
};
