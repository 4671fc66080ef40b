import { elided } from '../../../src/site/weaving/elide.ts';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { plain } from '../../../src/engine/render.ts';
import { withExampleIds } from '../../../src/site/weaving/example-ids.ts';
import { readTranscript } from '../../../src/site/weaving/transcript-lines.ts';
import { recordedOutput, recording } from '../run-panel.ts';
import { closeUp } from '../../../src/site/weaving/close-up.ts';
import { extractRegion, withoutMarkers } from '../../../src/site/weaving/source-regions.ts';

/** Every block of code, of output and of a command is what ran, to a reader and to the copy button; so are the diagrams after a step. */
export async function expectExecuted(page: Page): Promise<void> {
  for (const block of await blocksOf(page)) {
    const what = `${block.part} of ${block.step ?? block.concept}`;
    expect(block.shown, what).toBe(executed(block));
    expect(block.copied, `the copy button at the ${what}`).toBe(executed(block));
  }
  const panel = page.locator('step-run:has([data-part=recorded])');
  if ((await panel.count()) > 0) {
    const { program, kind } = await panel.evaluate(({ dataset }) => dataset);
    const file = kind === 'concept' ? `concepts/${program}/full.txt` : `${program}/run.txt`;
    expect(await recordedOutput(page), `the output of ${program}`).toBe(withIds(recording(file)));
  }
  for (const figure of await page.locator('figure[data-part=diagram]').all()) {
    const svg = figure.locator('svg[role]');
    if ((await figure.locator('figcaption').textContent()) === NOTHING) {
      expect(await svg.count()).toBe(0);
    } else {
      const title = svg.locator('> title');
      expect(await title.textContent()).toMatch(/^What exists after /);
      expect(await svg.getAttribute('aria-labelledby')).toBe(await title.getAttribute('id'));
    }
  }
}

// --- internal ---

/** A recording with ids in the place of its placeholders, its lines broken anew. */
function withIds(text: string): string {
  const { command, lines } = readTranscript(text);
  const printed = lines.map((line) => plain({ ...line, text: withExampleIds(line.text) }));
  return `$ ${command}\n\n${printed.map((line) => `${line}\n`).join('')}`;
}

const NOTHING = 'Nothing from the tutorial exists.';

/** A block of code or of output, as the page has it. */
interface Block {
  part: 'code' | 'transcript' | 'command';
  /** The id of a step, or `undefined` where it is of a concept's program. */
  step: string | undefined;
  /** The id of a concept's program. */
  concept: string | undefined;
  region: string | undefined;
  from: string | undefined;
  to: string | undefined;
  undo: boolean;
  changed: string | undefined;
  account: string | undefined;
  /** The text that a reader sees. */
  shown: string;
  /** The text that the copy button copies. */
  copied: string;
}

function blocksOf(page: Page): Promise<Block[]> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll<HTMLElement>(
      ':is([data-step], [data-concept]):is([data-part=code], [data-part=transcript], [data-part=command])',
    );
    return [...parts].map((element) => {
      const { dataset } = element;
      const lines = [...element.querySelectorAll('.ec-line .code')];
      const button = element.querySelector<HTMLElement>('button[data-code]')!;
      return {
        part: dataset['part'] as 'code',
        step: dataset['step'],
        concept: dataset['concept'],
        region: dataset['region'],
        from: dataset['from'],
        to: dataset['to'],
        undo: ['', 'true'].includes(dataset['undo'] ?? 'false'),
        changed: dataset['changed'],
        account: dataset['account'],
        shown: lines.map((line) => line.textContent.replace(/\n$/, '')).join('\n'),
        copied: button.dataset['code']!.replaceAll('\u007f', '\n'),
      };
    });
  });
}

/** The text that the page must show: the text of the file that ran, or of the recording. */
function executed({
  part,
  step,
  concept,
  region,
  undo,
  changed,
  account,
  from,
  to,
}: Block): string {
  const command = step ? `${undo ? 'undo' : 'step'}:${step}` : `show:${concept}`;
  if (part === 'command') return `npm run ${command}`;
  if (part === 'transcript' && step && changed !== undefined) {
    const runs = readFileSync(`src/recordings/${step}/changed.txt`, 'utf8').split(
      /^(?=\$ npm run )/m,
    );
    const run = runs.find((each) => each.startsWith(`$ npm run step:${step} -- ${changed}\n`))!;
    return elided(run.trimEnd());
  }
  if (part === 'transcript') {
    const recording = step ? `${step}/${undo ? 'undo' : 'run'}` : `concepts/${concept}/${account}`;
    return elided(readFileSync(`src/recordings/${recording}.txt`, 'utf8').trimEnd());
  }
  const file = step ? `scripts/steps/${step}.ts` : `scripts/concepts/${concept}.ts`;
  const source = readFileSync(file, 'utf8');
  if (region === undefined) return withoutMarkers(source, file);
  return closeUp(extractRegion(source, region, file), { from, to });
}
