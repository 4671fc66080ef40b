import { expect, test } from 'vitest';
import { tellAnswer } from '../../scripts/steps/open-app.ts';

/** Returns what a reader is told of an address where something answers, or nothing does. */
async function toldOf(url: string, answer?: string): Promise<string[]> {
  const told: string[] = [];
  await tellAnswer({ ask: () => Promise.resolve(answer), say: (text) => told.push(text) }, url);
  return told;
}

test('over HTTP it is told what answers, or that nothing does here', async () => {
  expect(await toldOf('http://203.0.113.7', '200 OK')).toEqual(['It answers: 200 OK']);
  expect(await toldOf('http://203.0.113.7')).toEqual([
    expect.stringMatching(/no app in place of this image.* GET http:\/\/203\.0\.113\.7 until/),
  ]);
});

test('over HTTPS nothing is asked: a browser would refuse the certificate for the name of a load balancer', async () => {
  expect(await toldOf('https://fargate-tutorial-lb.elb.amazonaws.com', '200 OK')).toEqual([
    expect.stringMatching(/^Browsers accept the certificate only for the name in it/),
  ]);
});
