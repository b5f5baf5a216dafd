/** An element of a policy document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** An element, or text as it is meant: escaping is the writer's business alone. */
export type XmlNode = XmlElement | string;

const NAME = /^[a-z][a-z0-9-]*$/i;

/** An element. Attributes keep their order; a child that is `undefined` is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (XmlNode | undefined)[]
): XmlElement {
  const bad = [name, ...Object.keys(attributes)].find((each) => !NAME.test(each));
  if (bad !== undefined) {
    throw new Error(`got the XML name "${bad}"; expected letters, digits and hyphens; fix: put data into values`);
  }
  return { name, attributes, children: children.filter((child) => child !== undefined) };
}

/**
 * Writes a policy document as API Management's `xml` format wants it: expressions are escaped like any other text.
 *
 * @throws on text that API Management or Terraform would read as something to fill in
 */
export function render(node: XmlElement): string {
  const text = write(node, '');
  const open = /\{\{|\$\{|%\{/.exec(text);
  if (open) {
    throw new Error(
      `got "${open[0]}" in a policy; expected none: API Management or Terraform would replace what follows; ` +
        'fix: write the expression without it',
    );
  }
  return `${text}\n`;
}

function write(node: XmlNode, indent: string): string {
  if (typeof node === 'string') return escapeText(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  const start = `${indent}<${node.name}${attributes.join('')}`;
  if (node.children.length === 0) return `${start} />`;
  // White space inside text would become part of it.
  if (node.children.some((child) => typeof child === 'string')) {
    return `${start}>${node.children.map((child) => write(child, '')).join('')}</${node.name}>`;
  }
  const inner = node.children.map((child) => write(child, `${indent}  `));
  return `${start}>\n${inner.join('\n')}\n${indent}</${node.name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A line break in an attribute would be read as a space. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\r', '&#13;').replaceAll('\n', '&#10;');
}
