import type { HandledImage } from '../../src/local-aws/runtimes/handled-image.ts';

/**
 * The app that stands in for the reader's image on the local AWS: it says which revision answered, in which task and zone,
 * so that a shift of traffic can be seen. To a browser it says so as a page.
 */
export const tutorialApp: HandledImage = {
  startsIn: 1,
  memory: 64,
  cpu: 5,
  answer(request, { image, task, log }) {
    const path = new URL(request.url).pathname;
    log(`${request.method} ${path} 200`);
    const says = `revision ${task.revision} of ${task.family}`;
    const where = `task ${task.id.slice(0, 8)} in ${task.zone}`;
    const isPage = request.headers.get('accept')?.includes('text/html') ?? false;
    if (!isPage) return new Response(`Hello from ${says}, ${where}.\n`);
    const page = `<!doctype html>
<html lang="en">
<title>${escaped(says)}</title>
<body style="margin: 0.75rem; font: 0.875rem/1.5 system-ui, sans-serif">
<h1 style="margin: 0; font-size: 1.25rem">Hello from ${escaped(says)}</h1>
<p>This is ${escaped(where)}. A real task would run the image ${escaped(image)}.</p>
</body>
</html>
`;
    return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  },
};

// --- internal ---

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
