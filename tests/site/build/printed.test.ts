import { expect, test } from 'vitest';
import { printedSteps } from '../../../src/site/build/printed-steps.ts';

const page = (content: string) =>
  `<!doctype html><html><body><main><div class="sl-markdown-content">${content}</div></main></body></html>`;

/** The content of one step on paper. */
function printed(content: string, base = ''): string {
  return printedSteps([{ id: 'create-cluster', html: page(content) }], base).get('create-cluster')!;
}

test('what can be pressed is not printed, and what is folded is', () => {
  const html = printed(
    '<p>Text.<span data-part="claim"><button>?</button> Why</span></p><button>Copy</button><details><summary>More</summary><p>Folded.</p></details>',
  );
  expect(html).toBe('<p>Text.</p><div class="printed-fold"><p>More</p><p>Folded.</p></div>');
});

test('of the panel the recorded output is printed, and the drawing', () => {
  const html = printed(
    '<step-run id="run"><button>Run</button><div data-part="recorded"><p class="run-about">Press Run.</p><p class="run-prompt">$ npm run x</p><div class="run-line"><span>calls    </span><span>ecs:CreateCluster</span></div></div><figure data-part="diagram"><svg></svg></figure></step-run>',
  );
  expect(html).toBe(
    '<pre class="printed"><code>$ npm run x\ncalls    ecs:CreateCluster</code></pre><figure data-part="diagram"><svg></svg></figure>',
  );
});

test('a line of the output goes on below its text', () => {
  const html = printed(
    '<step-run><div data-part="recorded"><div class="run-line"><span class="label">created  </span><span class="text">task arn:aws:ecs:us-east-1:111122223333:task/fargate-tutorial/0123456789abcdef</span></div><div class="run-line"><span class="label">         </span><span class="text">lastStatus: RUNNING</span></div></div></step-run>',
  );
  expect(html).toBe(
    `<pre class="printed"><code>created  task\n         arn:aws:ecs:us-east-1:111122223333:task/fargate-tutorial/0123456789abcdef\n         lastStatus: RUNNING</code></pre>`,
  );
});

test('what is hidden on paper is not there at all, be it a sentence or the label of a fold', () => {
  const html = printed(
    '<p>Read.<span class="print:hidden"> Press Run.</span></p><take-back class="print:hidden"><p>0</p></take-back><details><summary class="print:hidden">44 lines</summary><p>x</p></details>',
  );
  expect(html).toBe('<p>Read.</p><div class="printed-fold"><p>x</p></div>');
});

test('a close-up is printed line by line, and the whole file, which is the same again, is not', () => {
  const lines =
    '<div class="ec-line"><div class="code">a {\n</div></div><div class="ec-line">  b</div>';
  const code = `<div class="expressive-code"><pre><code>${lines}</code></pre><button data-code="x">Copy</button></div>`;
  expect(printed(`<div data-part="code" data-region="run">${code}</div>`)).toBe(
    '<div><pre class="printed"><code>a {\n  b</code></pre></div>',
  );
  expect(printed(`<div data-part="code"><details>${code}</details></div>`)).toBe('');
});

test('a transcript is broken as a terminal breaks it', () => {
  const lines = [
    '$ npm run undo:create-service',
    '',
    'calls    ecs:DescribeServices to see whether the service exists, and how many tasks it has running',
  ];
  const transcript = `<div class="expressive-code"><pre data-language="transcript"><code>${lines
    .map((line) => `<div class="ec-line">${line}\n</div>`)
    .join('')}</code></pre></div>`;
  expect(printed(transcript)).toBe(
    '<pre class="printed"><code>$ npm run undo:create-service\n\ncalls    ecs:DescribeServices to see whether the service exists, and how many\n         tasks it has running</code></pre>',
  );
});

test('of the permissions the table is printed, and where the policy is', () => {
  const table = '<table><tbody><tr><td>ecs:CreateCluster</td></tr></tbody></table>';
  const policy = '<account-policy><pre>{}</pre></account-policy>';
  expect(printed(`<div data-part="permissions">${table}${policy}</div>`)).toMatch(
    /ecs:CreateCluster.*<\/table><p>The policy that allows this is on the page of the step, .*<\/p>$/,
  );
});

test('every tab is printed, with its name before it', () => {
  const html = printed(
    '<starlight-tabs><ul><li><a role="tab" id="t0" href="#p0">AWS CLI</a></li><li><a role="tab" id="t1" href="#p1">Console</a></li></ul><div role="tabpanel" id="p0" aria-labelledby="t0"><p>Type.</p></div><div role="tabpanel" id="p1" aria-labelledby="t1" hidden><p>Click.</p></div></starlight-tabs>',
  );
  expect(html).toBe(
    '<p><strong>AWS CLI</strong></p><p>Type.</p><p><strong>Console</strong></p><p>Click.</p>',
  );
});

test('headings go a level down, ids are told apart, and what names them follows', () => {
  const html = printed(
    '<div class="sl-heading-wrapper"><h2 id="undo">Undo</h2><a class="sl-anchor-link" href="#undo">#</a></div><svg aria-labelledby="a b"><path marker-end="url(#tip)"></path></svg>',
  );
  expect(html).toBe(
    '<h3 id="create-cluster--undo">Undo</h3><svg aria-labelledby="create-cluster--a create-cluster--b"><path marker-end="url(#create-cluster--tip)"></path></svg>',
  );
});

test('a link leads to what is on the page, and else out of it', () => {
  const steps = [
    { id: 'a', html: page('<h2 id="undo">Undo</h2><a href="#undo"></a><a href="#run"></a>') },
    {
      id: 'b',
      html: page(
        ['/f/steps/a/', '/f/steps/a/#undo', '/f/steps/a/#run', '/f/steps/c/', '/f/concepts/task/']
          .map((href) => `<a href="${href}"></a>`)
          .join(''),
      ),
    },
  ];
  const linked = [...printedSteps(steps, '/f').values()].flatMap((html) =>
    [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
  );
  expect(linked).toEqual([
    '#a--undo',
    '/f/steps/a/#run',
    '#a',
    '#a--undo',
    '/f/steps/a/#run',
    '/f/steps/c/',
    '/f/concepts/task/',
  ]);
});

test('a table can be scrolled by the keyboard', () => {
  expect(printed('<table class="x"><tbody><tr><td>1</td></tr></tbody></table>')).toBe(
    '<table class="x" tabindex="0"><tbody><tr><td>1</td></tr></tbody></table>',
  );
});

test('a page without a content is refused', () => {
  expect(() => printedSteps([{ id: 'a', html: '<p>' }], '')).toThrow('a: expected a page');
});
