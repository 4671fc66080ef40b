/**
 * The name of this site's account, its lock and everything else that it keeps in a browser. Two copies of the site on
 * one host, below different paths, keep apart.
 */
export const PLACE = `fargate-step-by-step ${import.meta.env.BASE_URL}`;
