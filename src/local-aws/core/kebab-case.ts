/** The file that an operation is in, without its ending: `get-aws-default-service-quota`. */
export function kebabCase(operation: string): string {
  return operation.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3-$2').toLowerCase();
}
