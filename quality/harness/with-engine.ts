/** How the names of tests begin that need a container engine: they are skipped where there is none. */
export const WITH_ENGINE = 'with a container engine: ';
