import { signOnGround } from '../site/build/images/icons.ts';

/** The icon on the home screen of a phone. */
export async function GET(): Promise<Response> {
  const image = new Uint8Array(await signOnGround(180));
  return new Response(image, { headers: { 'content-type': 'image/png' } });
}
