/** A strict reader for the XML of policies: elements, attributes in double quotes, text and the five entities. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Text of the element itself. */
  readonly text: string;
}

const TAG = /<(\/)?([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w-]*="[^"<]*")*)\s*(\/)?>/y;
const ATTRIBUTE = /([A-Za-z][\w-]*)="([^"<]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root element. @throws on whatever is not well formed */
export function parseXml(source: string): XmlNode {
  const stack: { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ];
  const top = () => stack.at(-1) as (typeof stack)[number];
  let at = 0;
  while (at < source.length) {
    if (source[at] !== '<') {
      const end = source.indexOf('<', at);
      const text = source.slice(at, end < 0 ? undefined : end);
      if (stack.length === 1 && text.trim()) throw new Error(`text outside the root: ${text}`);
      top().text += decode(text);
      at += text.length;
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(source);
    if (!tag) throw new Error(`not a tag: ${source.slice(at, at + 80)}`);
    at = TAG.lastIndex;
    const [, closes, name = '', attributes = '', empty] = tag;
    if (closes) {
      const element = stack.pop();
      if (element?.name !== name || stack.length === 0) throw new Error(`</${name}> closes <${element?.name ?? ''}>`);
      top().children.push(element);
      continue;
    }
    const element = { name, attributes: attributesOf(name, attributes), children: [], text: '' };
    if (empty) top().children.push(element);
    else stack.push(element);
  }
  const [root] = top().children;
  if (stack.length > 1 || !root || top().children.length > 1) throw new Error('not one closed root element');
  return root;
}

function attributesOf(element: string, text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in found) throw new Error(`${element} has ${name} twice`);
    found[name] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  return text.replaceAll(/&(#?\w*;?)/g, (whole, entity: string) => {
    const number = /^#(\d+);$/.exec(entity)?.[1];
    const known = number === undefined ? ENTITIES[entity.replace(/;$/, '')] : String.fromCodePoint(Number(number));
    if (known === undefined || !entity.endsWith(';')) throw new Error(`not an entity: ${whole}`);
    return known;
  });
}

/** Every element under a node, itself included, in the order in which a gateway runs them. */
export function descendants(node: XmlNode): XmlNode[] {
  return [node, ...node.children.flatMap(descendants)];
}

/** Elements of a name under a node. */
export function all(node: XmlNode, name: string): XmlNode[] {
  return descendants(node).filter((each) => each.name === name);
}

/** The only element of a name under a node. */
export function only(node: XmlNode, name: string): XmlNode {
  const [first, ...others] = all(node, name);
  if (!first || others.length > 0) throw new Error(`expected one ${name}, got ${first ? others.length + 1 : 0}`);
  return first;
}
