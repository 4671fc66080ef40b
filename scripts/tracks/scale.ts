import { applicationAutoScaling } from '../../src/engine/aws/application-auto-scaling.ts';
import { cloudwatch } from '../../src/engine/aws/cloudwatch.ts';
import { applicationAutoScaling as localScaling } from '../../src/local-aws/services/application-auto-scaling/service.ts';
import { cloudwatch as localCloudwatch } from '../../src/local-aws/services/cloudwatch/service.ts';
import { registerScalableTarget } from '../steps/register-scalable-target.ts';
import { scaleFaster } from '../steps/scale-faster.ts';
import { scaleOnAlarm } from '../steps/scale-on-alarm.ts';
import { scaleOnLoad } from '../steps/scale-on-load.ts';
import { scaleOnSchedule } from '../steps/scale-on-schedule.ts';
import type { Track } from './track.ts';

/** How the number of tasks follows the load, and the clock. */
export const scale: Track = {
  id: 'scale',
  title: 'Scale',
  about: 'More tasks under load, fewer without it, none at night',
  steps: [registerScalableTarget, scaleOnAlarm, scaleOnLoad, scaleFaster, scaleOnSchedule],
  services: {
    cloudwatch: { aws: cloudwatch, local: localCloudwatch },
    scaling: { aws: applicationAutoScaling, local: localScaling },
  },
};
