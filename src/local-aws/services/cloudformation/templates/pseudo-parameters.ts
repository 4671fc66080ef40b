/** The pseudo parameters of a stack, but for `AWS::NoValue`, which stands for nothing. */
export function pseudoParameters(
  { name, accountId }: { name: string; accountId: string },
  { StackId = '', StackName = '' }: { StackId?: string; StackName?: string },
): Record<string, string> {
  return {
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::Region': name,
    'AWS::StackId': StackId,
    'AWS::StackName': StackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

/** The Region and the account of a stack, as its id has them. */
export function placeOf(stackId: string): { name: string; accountId: string } {
  const [, , , name = '', accountId = ''] = stackId.split(':');
  return { name, accountId };
}
