/**
 * The path that the address of every page begins with, without a slash at its end: `/fargate`, or empty where the site
 * is at the root.
 */
export const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/** The address of a step's page. */
export function pageOfStep(id: string): string {
  return `${BASE}/steps/${id}/`;
}

/** The address of a concept's page. */
export function pageOfConcept(id: string): string {
  return `${BASE}/concepts/${id}/`;
}

/** Where the tutorial begins: the page of its first step. */
export const BEGINNING = pageOfStep('preflight');

/** Where a reader takes back all steps: a section of the page of the last step. */
export const END = `${pageOfStep('open-app')}#clean-up`;
