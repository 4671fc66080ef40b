import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../src/engine/aws/clients.ts';
import type { LocalAws } from '../../src/local-aws/local-aws.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import type { HttpServer } from '../../src/local-aws/transports/http-server.ts';
import { openLocalAws, serve } from '../local.ts';
import { finish, newAccountFile, startWith, type Outcome } from './command.ts';

export const ACCOUNT = '111122223333';

/** A local AWS behind a server, which stands for AWS in a test: the SDK's own variable for another endpoint leads there. */
export interface InPlaceOfAws {
  aws: LocalAws;
  server: HttpServer;
  /** Runs a command on it with keys, and with nobody at the terminal. */
  onAws(script: string, ...args: string[]): Promise<Outcome>;
}

/** Serves one for the tests of a file: it is there from the first of them on. */
export function useInPlaceOfAws(): InPlaceOfAws {
  const place = { onAws } as InPlaceOfAws;
  beforeAll(async () => {
    place.aws = await openLocalAws(allServices);
    place.server = await serve(place.aws, (error) => console.error(error));
  });
  afterAll(() => place.server.close());
  return place;

  async function onAws(script: string, ...args: string[]): Promise<Outcome> {
    const file = newAccountFile();
    const keys = {
      AWS_ENDPOINT_URL: place.server.url,
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    };
    const flags = ['--target', 'aws', '--region', 'us-east-1'];
    const outcome = await finish(startWith(keys, file, script, ...args, ...flags));
    expect(existsSync(file)).toBe(false);
    return outcome;
  }
}
