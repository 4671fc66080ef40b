import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { attribute, elementsIn, parseHtml, textOf } from '../../src/site/build/html.ts';
import { builtPages } from '../../quality/browser/serve.ts';

// The heads of the built pages. The test needs the build, as the tests in a browser do, and no browser.
const pages = builtPages();

test('every page has a title of its own: what it is about, and of which site', () => {
  const titles = pages.map((path) => headOf(path).title);
  expect(new Set(titles).size).toBe(pages.length);
  expect(headOf('/steps/create-cluster/').title).toBe('Create the cluster · Fargate, step by step');
  expect(headOf('/').title).toBe('Fargate, step by step · Amazon ECS in pages that run');
  const others = pages.filter((path) => path !== '/');
  expect(others.filter((path) => !/^.+ · Fargate, step by step$/.test(headOf(path).title))).toEqual(
    [],
  );
});

test('every page has a description of its own, and tells both to whoever shows a link to it', () => {
  const descriptions = pages.map((path) => headOf(path).metas['description']!);
  expect(new Set(descriptions).size).toBe(pages.length);
  for (const path of pages) {
    const { title, metas } = headOf(path);
    expect(metas).toMatchObject({
      'og:title': title.split(' · ')[0],
      'og:description': metas['description'],
      'og:image:width': '1200',
      'og:image:height': '630',
      'twitter:card': 'summary_large_image',
      'twitter:image': metas['og:image'],
    });
    expect(metas['twitter:image:alt']).toBe(metas['og:image:alt']);
  }
});

test('every page of the content has an image of its own beside a link to it; the others have that of the site', async () => {
  const [own, others] = [[] as string[], [] as string[]];
  for (const path of pages) {
    const { title, metas } = headOf(path);
    const image = metas['og:image']!;
    if (image === '/social.png') {
      others.push(path);
      expect(metas['og:image:alt']).toContain('rolls back');
      continue;
    }
    own.push(path);
    expect(image).toBe(`/social${path.replace(/\/$/, '')}.png`);
    expect(metas['og:image:alt']).toBe(`${title.split(' · ')[0]}. Fargate, step by step.`);
    expect(await sharp(fileOf(image)).metadata()).toMatchObject({ width: 1200, height: 630 });
  }
  expect(own).toContain('/steps/create-cluster/');
  expect(own.length).toBeGreaterThan(50);
  expect(others.filter((path) => !path.startsWith('/print/')).sort()).toEqual(['/', '/404.html']);
  const [one, two] = ['create-cluster', 'create-service'].map((id) =>
    readFileSync(`dist/social/steps/${id}.png`),
  );
  expect(one!.equals(two!)).toBe(false);
});

test('the image beside a link is there, 1200 by 630, and not empty', async () => {
  const image = sharp(fileOf(headOf('/').metas['og:image']!));
  expect(await image.metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  // One colour for the ground, and others for words and boxes.
  const { entropy } = await image.stats();
  expect(entropy).toBeGreaterThan(0.5);
});

test('every icon that a page names is there', async () => {
  const icons = headOf('/').links.filter(({ rel }) => /icon/.test(rel));
  expect(icons.map(({ rel }) => rel).sort()).toEqual(['apple-touch-icon', 'icon', 'shortcut icon']);
  for (const { href } of icons) expect([href, existsSync(fileOf(href))]).toEqual([href, true]);
  const { width, height, hasAlpha } = await sharp('dist/apple-touch-icon.png').metadata();
  expect({ width, height, hasAlpha }).toEqual({ width: 180, height: 180, hasAlpha: false });
  // The header of an icon is followed by a PNG: https://en.wikipedia.org/wiki/ICO_(file_format)
  const icon = readFileSync('dist/favicon.ico');
  expect(await sharp(icon.subarray(icon.readUInt32LE(18))).metadata()).toMatchObject({
    format: 'png',
    width: 32,
  });
});

// --- internal ---

function headOf(path: string) {
  const file = join('dist', path.endsWith('/') ? `${path}index.html` : path);
  const elements = [...elementsIn(parseHtml(readFileSync(file, 'utf8')))];
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name);
  const metas = named('meta').map((meta) => [
    attribute(meta, 'name') ?? attribute(meta, 'property') ?? '',
    attribute(meta, 'content') ?? '',
  ]);
  return {
    title: textOf(named('title')[0]!),
    metas: Object.fromEntries(metas) as Record<string, string>,
    links: named('link').map((link) => ({
      rel: attribute(link, 'rel') ?? '',
      href: attribute(link, 'href') ?? '',
    })),
  };
}

/** The file of an address on this site. */
function fileOf(address: string): string {
  return join('dist', new URL(address, 'http://site').pathname);
}
