import { png } from '../site/build/images/icons.ts';
import { SOCIAL, socialSvg } from '../site/build/images/social.ts';

/** The image that others show beside a link to a page. */
export async function GET(): Promise<Response> {
  const image = new Uint8Array(await png(socialSvg(), SOCIAL.width));
  return new Response(image, { headers: { 'content-type': 'image/png' } });
}
