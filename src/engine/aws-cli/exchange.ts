/** A request and its reply, in the order in which they were sent. */
export interface Exchange {
  /** As it is signed. */
  service: string;
  operation: string;
  input: object;
  /** Undefined when the request was refused. */
  output?: object | undefined;
  /** Why the step sends it, as a sentence without a full stop. */
  why: string | undefined;
  /** True if the step itself did this, false if it looked up what it needs. */
  own: boolean;
}

/** The account and the Region that the exchanges were with. */
export interface Whereabouts {
  accountId: string;
  region: string;
}

/** True if a request writes, by the name of its operation. */
export function writes({ operation }: Exchange): boolean {
  return !/^(Describe|List|Get|Head)/.test(operation);
}

/** True if the same question was answered before, with nothing written since: the step waited. */
export function isPolled(exchanges: readonly Exchange[], exchange: Exchange): boolean {
  const before = exchanges.slice(0, exchanges.indexOf(exchange));
  const sinceWrite = before.slice(before.findLastIndex(writes) + 1);
  const asked = JSON.stringify(exchange.input);
  return sinceWrite.some(
    ({ operation, input, output }) =>
      operation === exchange.operation && output && JSON.stringify(input) === asked,
  );
}
