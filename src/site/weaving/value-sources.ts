import { sdkServices } from '../facts/sdk-services.ts';
import { steps } from '../../../scripts/steps/index.ts';
import type { ValueSources } from './values.ts';
import { recordingOf } from './step-files.ts';

/** Collects the sources of the values that a page shows. */
export function valueSources(page: string): ValueSources {
  return {
    recordings: new Map(steps.map(({ id }) => [id, recordingOf(id, page)])),
    // Only the few values that ask the SDK make it be read.
    get services() {
      return sdkServices();
    },
  };
}
