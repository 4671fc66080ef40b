/** The file in which a service is put where steps run: in a terminal, in a page and where recordings are made. */
const LIST = 'scripts/services.ts';

/**
 * An object by the names of services that throws, naming the file to mend, when it is asked for a service that is not loaded
 * here: types know all services, and only those that steps use are loaded.
 */
export function sayingWhatIsMissing<Named extends object>(named: Named): Named {
  return new Proxy(named, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !(name in target) && !OF_LANGUAGE.has(name)) {
        throw new Error(
          `"${name}" is not among the AWS services that are loaded here: add its line to ${LIST}`,
        );
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

// --- internal ---

/** Properties that the language itself asks any object for: `then` to learn if it is a promise, others to write it. */
const OF_LANGUAGE = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', '$$typeof']);
