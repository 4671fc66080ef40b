import { iconFile } from '../site/build/images/icons.ts';

/** The icon for what does not read SVG, or asks for this address whatever a page says. */
export async function GET(): Promise<Response> {
  const icon = new Uint8Array(await iconFile());
  return new Response(icon, { headers: { 'content-type': 'image/x-icon' } });
}
