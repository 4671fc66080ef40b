/** The load under which the steps that scale are shown: too much for one task, and then none. Minutes of virtual time. */
export const SHOWN_LOAD = { cpu: 180, minutes: 10, watched: 30 };

/** The steps whose pages show it. */
export const SHOWN_UNDER_LOAD: readonly string[] = [
  'scale-on-alarm',
  'scale-on-load',
  'scale-faster',
];
