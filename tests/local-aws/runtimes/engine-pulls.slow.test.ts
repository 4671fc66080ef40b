import { expect } from 'vitest';
import { engineForTests, testOn } from './engine-for-tests.ts';
import { useEngine } from './engine-fixtures.ts';
import { refusingRegistry } from './refusing-registry.ts';

// Docker takes a registry on the loopback address without a certificate; our Podman is told to.
const found = await engineForTests();
const onEngine = testOn(found, 'Images that a registry does not give');
const RETRIED = /^CannotPullContainerError: pull image manifest has been retried 5 time\(s\): /;
const account = useEngine(found, `pulls ${process.pid}`);

onEngine(
  'what a registry answers is told in the words of ECS',
  async () => {
    const open = account();
    const host = await refusingRegistry();
    const repositories = ['missing', 'nameless', 'secret', 'denied', 'busy', 'other-processor'];
    const arns = new Map<string, string>();
    for (const repository of repositories) {
      arns.set(repository, await open.run([{ image: `${host}/${repository}:1` }]));
    }
    const reasons: Record<string, string> = {};
    for (const [repository, arn] of arns) {
      const { stopCode, stoppedReason } = await open.stopped(arn);
      expect(stopCode).toBe('TaskFailedToStart');
      reasons[repository] = stoppedReason!.replace(RETRIED, '').replaceAll(host, 'HOST');
    }
    const noAccess =
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed';
    expect(reasons).toEqual({
      missing: 'failed to resolve ref HOST/missing:1: HOST/missing:1: not found',
      nameless: 'failed to resolve ref HOST/nameless:1: HOST/nameless:1: not found',
      secret: `failed to resolve ref HOST/secret:1: ${noAccess}`,
      denied: `failed to resolve ref HOST/denied:1: ${noAccess}`,
      busy: 'failed to resolve ref HOST/busy:1: unexpected status from HEAD request to https://HOST/v2/busy/manifests/1: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit.',
      'other-processor':
        "image Manifest does not contain descriptor matching platform 'linux/amd64'",
    });
  },
  300_000,
);
