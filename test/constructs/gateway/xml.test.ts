import { element, render } from '../../../constructs/gateway/policies/xml';
import { parseXml } from '../../support/xml';

describe('a policy document', () => {
  it('comes back as it was meant, whatever characters an expression holds', () => {
    const code = `@(context.Variables["a"] != null && 1 < 2 ? "<x/>" : '&amp;')`;
    const root = parseXml(render(element('when', { condition: code }, element('value', {}, code))));
    expect(root.attributes.condition).toBe(code);
    expect(root.children[0]?.text).toBe(code);
  });

  it('keeps a line break in an attribute, which XML would make a space', () => {
    expect(parseXml(render(element('a', { value: 'one\ntwo' }))).attributes.value).toBe('one\ntwo');
  });

  it('adds no white space to text', () => {
    expect(render(element('a', {}, element('b', {}, 'text')))).toBe('<a>\n  <b>text</b>\n</a>\n');
  });

  it('cannot be broken out of by a value from the configuration', () => {
    const hostile = '"/><forward-request /><x y="';
    const root = parseXml(render(element('a', { value: hostile }, element('b', {}, '</b><forward-request />'))));
    expect(root.attributes.value).toBe(hostile);
    expect(root.children.map(({ name }) => name)).toEqual(['b']);
  });

  it.each(['{{secret}}', '${azurerm_x.y.id}', '%{ if true }'])(
    'is refused with %s, which somebody would fill in',
    (text) => {
      expect(() => render(element('a', {}, text))).toThrow('would replace what follows');
    },
  );

  it('is refused with data in the place of a name', () => {
    expect(() => element('a b')).toThrow('XML name');
    expect(() => element('a', { 'x="1" y': '2' })).toThrow('XML name');
  });
});

describe('the reader of these tests', () => {
  it.each([
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a x=1/>',
    '<a x="1" x="2"/>',
    '<a>&nbsp;</a>',
    '<a>1 & 2</a>',
    'text',
    '<a x="<"/>',
  ])('refuses %s', (text) => {
    expect(() => parseXml(text)).toThrow();
  });
});
