import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Guide } from './follow-guide.ts';

// Records and checks the whole tutorial, in a copy: other programs may have the cores.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

const guide = new Guide('docs/adding-an-aws-service.md');
const DESCRIPTOR = 'src/engine/aws/cloudwatch.ts';
const LIST = 'src/engine/aws/index.ts';

beforeAll(() => {
  guide.open();
  // The service is there already: a copy begins without it.
  guide.delete(DESCRIPTOR);
  guide.change(LIST, (text) =>
    text.replace(/^.*'\.\/cloudwatch\.ts';\n/m, '').replace(/^ {2}cloudwatch,\n/m, ''),
  );
  expect(guide.read(LIST)).not.toMatch(/\bcloudwatch(,|\.)/);
});
afterAll(() => guide.close());

test('the guide, followed to the letter, adds a service with three files, and all that is said of it is right', () => {
  guide.write(DESCRIPTOR);
  guide.edit(LIST);
  guide.edit('scripts/services.ts');
  guide.write('scripts/steps/create-alarm.ts');
  guide.edit('scripts/tracks/core.ts');
  guide.write('src/content/docs/steps/create-alarm.mdx');
  const { commands } = guide;
  expect(commands).toHaveLength(4);
  for (const command of commands) {
    const { ok, output } = guide.type(command);
    expect(ok, output).toBe(true);
  }
  const recorded = (file: string) => guide.read(`src/recordings/${file}`);
  const transcript = recorded('create-alarm/run.txt');
  expect(transcript).toContain('calls    cloudwatch:PutMetricAlarm to have CloudWatch watch');
  expect(transcript).toMatch(/On AWS, it costs \$0\.0001 per hour, \$0\.10 per month\./);
  expect(recorded('create-alarm/aws-cli.sh')).toContain('aws cloudwatch put-metric-alarm');
  expect(recorded('create-alarm/record.json')).toMatch(/"action": "cloudwatch:PutMetricAlarm"/);
  expect(recorded('audit.json')).toContain('alarm:fargate-tutorial"');

  // The commands of a terminal know it too.
  const typed = (command: string) => guide.type(`npm run --silent ${command}`);
  expect(typed('tutorial').ok).toBe(true);
  expect(typed('audit').output).toMatch(/^alarm +\$0\.0001 +arn:aws:cloudwatch:/m);
  expect(typed('status -- --diagram').output).toContain('CloudWatch');
  expect(typed('cleanup').ok).toBe(true);
  expect(typed('audit -- --json').output).toBe('');
});
