import type { AddPermissionCommandInput } from '@aws-sdk/client-lambda';

/** A statement of a function's policy, as GetPolicy shows it. */
export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow';
  Principal: '*' | Record<string, string>;
  Action: string;
  Resource: string;
  Condition?: Record<string, Record<string, string>>;
}

/** The statement that a call of AddPermission makes, in the form that AWS gives it. */
export function statementOf(input: AddPermissionCommandInput, resource: string): PolicyStatement {
  const equals = {
    ...(input.SourceAccount !== undefined && { 'AWS:SourceAccount': input.SourceAccount }),
    ...(input.EventSourceToken !== undefined && {
      'lambda:EventSourceToken': input.EventSourceToken,
    }),
    ...(input.PrincipalOrgID !== undefined && { 'aws:PrincipalOrgID': input.PrincipalOrgID }),
    ...(input.FunctionUrlAuthType && { 'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(input.SourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': input.SourceArn } }),
    ...(input.InvokedViaFunctionUrl !== undefined && {
      Bool: { 'lambda:InvokedViaFunctionUrl': String(input.InvokedViaFunctionUrl) },
    }),
  };
  return {
    Sid: input.StatementId!,
    Effect: 'Allow',
    Principal: principalOf(input.Principal!),
    Action: input.Action!,
    Resource: resource,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

// --- internal ---

function principalOf(text: string): PolicyStatement['Principal'] {
  if (text === '*') return '*';
  if (/^\d{12}$/.test(text)) return { AWS: `arn:aws:iam::${text}:root` };
  return text.startsWith('arn:') ? { AWS: text } : { Service: text };
}
