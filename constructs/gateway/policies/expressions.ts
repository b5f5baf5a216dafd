/**
 * Policy expressions that several fragments share: C# 7, with the types that API Management allows. An expression that
 * throws ends the request in `on-error`, so whatever was not foreseen is refused.
 * Source: Microsoft Learn, "API Management policy expressions".
 */

/** `@(…)`, on one line. */
export function expression(code: string): string {
  return `@(${oneLine(code)})`;
}

/** `@{…}`: statements that end with a return. */
export function statements(code: string): string {
  return `@{ ${oneLine(code)} }`;
}

/** A variable that an earlier policy has set, as text. */
export function variable(name: string): string {
  return `((string)context.Variables["${name}"])`;
}

/** What a `send-request` got back. */
export function response(name: string): string {
  return `((IResponse)context.Variables["${name}"])`;
}

/** The body, which later policies can still read. */
export const BODY = 'context.Request.Body.As<JObject>(preserveContent: true)';

function oneLine(code: string): string {
  return code.trim().replaceAll(/\s*\n\s*/g, ' ');
}
