/**
 * Names something of ours that may have at most 32 characters, as a load balancer or a target group:
 * `fargate-tutorial-lb`. Of a longer name the end gives way to a checksum of all of it, so that two long names that begin
 * alike stay two. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function shortName(name: string, suffix: string): string {
  const whole = `${name}-${suffix}`;
  if (whole.length <= AT_MOST) return whole;
  const end = `-${checksum(name)}-${suffix}`;
  return name.slice(0, AT_MOST - end.length) + end;
}

// --- internal ---

const AT_MOST = 32;

/** Seven letters and digits: FNV-1a with 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/ */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}
