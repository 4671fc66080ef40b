import { NormalizedSchema } from '@smithy/core/schema';
import { toBase64 } from '@smithy/core/serde';
import type { AwsError } from '../core/error.ts';

/** The XML of a reply: awsQuery wraps the result, EC2 does not and says `<return>true</return>` for a unit output. */
export function encodeXml(
  operation: string,
  schema: NormalizedSchema,
  value: object,
  options: { ec2: boolean; xmlNamespace: string; requestId: string },
): string {
  const { ec2, xmlNamespace, requestId } = options;
  const body = schema.isUnitSchema() ? '' : members(schema, value);
  const open = `<${operation}Response xmlns="${escape(xmlNamespace)}">`;
  if (ec2) {
    const content = schema.isUnitSchema() ? '<return>true</return>' : body;
    return `${open}<requestId>${requestId}</requestId>${content}</${operation}Response>`;
  }
  const result = schema.isUnitSchema() ? '' : `<${operation}Result>${body}</${operation}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  return `${open}${result}${metadata}</${operation}Response>`;
}

export function encodeXmlError(
  error: AwsError,
  options: { envelope: 'ec2' | 'query' | 'none'; xmlNamespace: string; requestId: string },
): string {
  const code = `<Code>${escape(error.code)}</Code><Message>${escape(error.message)}</Message>`;
  const extra = error.schema ? members(NormalizedSchema.of(error.schema), error.members) : '';
  if (options.envelope === 'none') {
    return `<Error>${code}${extra}<RequestId>${options.requestId}</RequestId></Error>`;
  }
  if (options.envelope === 'ec2') {
    return `<Response><Errors><Error>${code}${extra}</Error></Errors><RequestID>${options.requestId}</RequestID></Response>`;
  }
  const type = error.status >= 500 ? 'Receiver' : 'Sender';
  return (
    `<ErrorResponse xmlns="${escape(options.xmlNamespace)}"><Error><Type>${type}</Type>${code}${extra}</Error>` +
    `<RequestId>${options.requestId}</RequestId></ErrorResponse>`
  );
}

// --- internal ---

function members(schema: NormalizedSchema, value: object): string {
  let xml = '';
  for (const [name, member] of schema.structIterator()) {
    const content = (value as Record<string, unknown>)[name];
    if (content !== undefined && content !== null) {
      xml += element(member.getMemberTraits().xmlName ?? name, member, content);
    }
  }
  return xml;
}

function element(tag: string, schema: NormalizedSchema, value: unknown): string {
  if (schema.isStructSchema()) return `<${tag}>${members(schema, value as object)}</${tag}>`;
  if (schema.isListSchema()) {
    const member = schema.getValueSchema();
    const flat = schema.getMergedTraits().xmlFlattened;
    const item = flat ? tag : (member.getMergedTraits().xmlName ?? 'member');
    const items = (value as unknown[]).map((each) => element(item, member, each)).join('');
    return flat ? items : `<${tag}>${items}</${tag}>`;
  }
  if (schema.isMapSchema()) {
    const [keySchema, valueSchema] = [schema.getKeySchema(), schema.getValueSchema()];
    const flat = schema.getMergedTraits().xmlFlattened;
    const entry = flat ? tag : 'entry';
    const entries = Object.entries(value as object)
      .map(([key, each]) => {
        const keyTag = keySchema.getMergedTraits().xmlName ?? 'key';
        const valueTag = valueSchema.getMergedTraits().xmlName ?? 'value';
        return `<${entry}><${keyTag}>${escape(key)}</${keyTag}>${element(valueTag, valueSchema, each)}</${entry}>`;
      })
      .join('');
    return flat ? entries : `<${tag}>${entries}</${tag}>`;
  }
  return `<${tag}>${escape(scalar(value))}</${tag}>`;
}

function scalar(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return toBase64(value);
  return String(value);
}

// Control characters that XML 1.0 cannot hold, even escaped, become U+FFFD; a lone carriage return would be read back
// as a line feed, so it is written as a reference.
function escape(text: string): string {
  return text.replace(
    /[&<>"'\r]|[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
    (character) => {
      return ESCAPES[character] ?? '\uFFFD';
    },
  );
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};
