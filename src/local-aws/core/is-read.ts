/** True if an operation only reads, by its name: `DescribeServices`. */
export function isRead(operation: string): boolean {
  return /^(Describe|Get|List)/.test(operation);
}
