import type { Resource } from '../../architecture/model';
import { layOut, networkView, renderNetwork } from '../../diagrams';
import { escapeLabel } from '../../diagrams/mermaid';
import { clip, plain, textWidth, xml } from '../../diagrams/text';
import { architecture, landingZone, resource, unknown } from './landing-zone';

const FORMATS = ['svg', 'mermaid'] as const;

function render(resources: readonly Resource[], format: (typeof FORMATS)[number] = 'svg', title?: string): string {
  return renderNetwork(architecture(resources), { format, title });
}

/** Fails on anything but one well-formed element; returns the names of all elements. */
function elementsOf(text: string): readonly string[] {
  const open: string[] = [];
  const names: string[] = [];
  const tags = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z-]+="[^"<>]*")*)\s*(\/?)>|([<>])/g;
  for (const [whole, closing, name = '', , selfClosing, stray] of text.matchAll(tags)) {
    if (stray) throw new Error(`stray ${whole}`);
    if (closing) {
      expect(open.pop()).toBe(name);
      continue;
    }
    names.push(name);
    if (!selfClosing) open.push(name);
  }
  expect(open).toEqual([]);
  expect(text.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  return names;
}

describe.each(FORMATS)('%s', (format) => {
  it('is the same for the same model', () => {
    expect(render(landingZone('analyst', 'buyer'), format)).toBe(render(landingZone('analyst', 'buyer'), format));
  });

  it('does not depend on the order of the input', () => {
    const resources = landingZone('analyst', 'buyer');
    const expected = render(resources, format);
    expect(render([...resources].reverse(), format)).toBe(expected);
    expect(render([...resources.slice(17), ...resources.slice(0, 17)], format)).toBe(expected);
  });

  it('holds no date and no path of this machine', () => {
    expect(render(landingZone('analyst'), format)).not.toMatch(/\b20\d\d-\d\d|\/work\/|\/tmp\//);
  });
});

describe('SVG', () => {
  it('is one well-formed element without scripts, references or handlers', () => {
    const text = render(landingZone('analyst'));
    const names = new Set(elementsOf(text));
    expect([...names].sort()).toEqual([
      'circle',
      'desc',
      'g',
      'path',
      'polygon',
      'rect',
      'style',
      'svg',
      'text',
      'title',
    ]);
    expect(text).not.toMatch(/href|url\(|@import|\son[a-z]+=/i);
    expect(text.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('says what it is to those who do not see it', () => {
    const text = render(landingZone('analyst'), 'svg', 'My zone');
    expect(text).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title>My zone<\/title>\n<desc>\d+ resources/);
  });

  it('gives every node and edge a title with its address', () => {
    const resources = landingZone('analyst');
    const text = render(resources);
    const scene = networkView(architecture(resources));
    for (const node of scene.nodes) expect(text).toContain(`<title>${xml(node.title)}</title>`);
    for (const [index, { edge }] of layOut(scene).edges.entries()) {
      expect(text).toContain(`<title>${String(index + 1)}: ${xml(edge.what)}`);
      for (const address of edge.addresses) expect(text).toContain(xml(address));
    }
  });

  it('has colours of its own for light and for dark, with a background', () => {
    const text = render(landingZone());
    expect(text).toContain('@media (prefers-color-scheme:dark)');
    expect(text.match(/\.page\{fill:#[0-9a-f]{6}\}/g)).toHaveLength(2);
    expect(text).toMatch(/<rect width="\d+" height="\d+" class="page"\/>/);
    expect(text).not.toContain('var(');
  });

  it('keeps its style to itself', () => {
    const style = /<style>([^]*?)<\/style>/.exec(render([]))?.[1] ?? '';
    const selectors = style.split('\n').filter((line) => line.includes('{') && !line.startsWith('@'));
    expect(selectors.filter((line) => !line.startsWith('.zt4ai-diagram '))).toEqual([]);
  });

  it('marks what is not known', () => {
    const text = render([resource('Microsoft.KeyVault/vaults', unknown('zone/azurerm_key_vault.v', 'id'))]);
    expect(text).toContain('class="zone z-subscription uncertain"');
    expect(text).toMatch(/class="edge e-public uncertain"/);
    expect(text).toContain('public access ?');
    expect(text).toContain('>1?</text>');
  });

  it('says when there is nothing to draw', () => {
    const text = render([]);
    elementsOf(text);
    expect(text).toContain('>Nothing to draw: the input holds no resources.</text>');
  });

  it('names what it leaves out', () => {
    expect(render([...landingZone(), resource('Microsoft.Odd/things', '/subscriptions/a/x/y')])).toContain(
      '1 resource not drawn: Microsoft.Odd/things',
    );
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'it\'s & <b>"quoted"</b>',
  'x'.repeat(300),
  '\u202Egnp.exe \u2066hidden\u2069',
  'line\nbreak\u0000\u0007\tend',
  '"]; click n "javascript:alert(1)"',
  '`code` %%{init: {}}%% end',
  '\ud800 lone',
  '名前 🙂 שלום',
];

describe.each(HOSTILE)('the name %j', (name) => {
  const resources = (): readonly Resource[] =>
    landingZone('analyst').map((item) =>
      item.type === 'Microsoft.App/containerApps' || item.type === 'Microsoft.Network/virtualNetworks/subnets'
        ? { ...item, name, key: `zone/azurerm_app.${name}${item.key}`, address: `azurerm_app.${name}` }
        : item,
    );

  it('is text in SVG', () => {
    const text = renderNetwork(architecture(resources()), { format: 'svg', title: name });
    const names = new Set(elementsOf(text));
    expect(names.has('script') || names.has('img') || names.has('b')).toBe(false);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
  });

  it('is text in Mermaid', () => {
    const text = renderNetwork(architecture(resources()), { format: 'mermaid', title: name });
    const label = '"[^"<>`;%{}|\\[\\]]*(?:(?:<br/>|#\\d+;)[^"<>`;%{}|\\[\\]]*)*"';
    const forms = [
      /^flowchart LR$/,
      /^ {2}acc(Title|Descr): [\p{L}\p{N} .,:_/()·-]*$/u,
      new RegExp(`^ +subgraph z_\\w+\\[${label}\\]$`),
      new RegExp(`^ +[nz]_\\w+\\[${label}\\](:::uncertain)?$`),
      new RegExp(`^ {2}[nz]_\\w+ <?(-->|==>|-\\.->)\\|${label}\\| [nz]_\\w+$`),
      /^ +end$/,
      /^ {2}classDef \w+ [\w:#,. -]+$/,
      /^ {2}class z_\w+ \w+$/,
      /^$/,
    ];
    for (const line of text.split('\n')) expect([line, forms.some((form) => form.test(line))]).toEqual([line, true]);
  });
});

describe('Mermaid', () => {
  const ids = (text: string): ReadonlySet<string> => new Set(text.match(/\b[nz]_\w+/g));

  it('keeps ids when something is added', () => {
    const before = ids(render(landingZone('analyst'), 'mermaid'));
    const after = ids(render(landingZone('analyst', 'buyer'), 'mermaid'));
    expect([...before].filter((id) => !after.has(id))).toEqual([]);
  });

  it('gives different ids to things whose names differ only in punctuation', () => {
    const vault = (name: string): Resource =>
      resource(
        'Microsoft.KeyVault/vaults',
        `/subscriptions/a/resourceGroups/r/providers/Microsoft.KeyVault/vaults/${name}`,
      );
    const text = render([vault('a-b'), vault('a_b')], 'mermaid');
    expect([...ids(text)].filter((id) => id.startsWith('n_') && id.includes('a_b'))).toHaveLength(2);
  });

  it('numbers its edges and opens and closes every subgraph', () => {
    const text = render(landingZone('analyst'), 'mermaid');
    expect(text).toContain('|"1 · analyst → foundry: Cognitive Services OpenAI User"|');
    expect(text.match(/^ +subgraph /gm)?.length).toBe(text.match(/^ +end$/gm)?.length);
  });

  it('says when there is nothing to draw', () => {
    expect(render([], 'mermaid')).toContain('empty["Nothing to draw: the input holds no resources."]');
  });

  it('escapes by number', () => {
    expect(escapeLabel('a"b<c>#d;')).toBe('a#34;b#60;c#62;#35;d#59;');
  });
});

describe('text', () => {
  it('is clipped to its room, by a table', () => {
    const long = 'private-endpoint-of-a-very-long-name';
    expect(clip('short', 12, 200)).toBe('short');
    expect(clip(long, 12, 100)).toMatch(/^private.*…$/);
    expect(textWidth(clip(long, 12, 100), 12)).toBeLessThanOrEqual(100);
  });

  it('is one harmless line', () => {
    expect(plain(' a\u202Eb\n\tc\u0000 ')).toBe('a b c');
    expect(xml(`<a href='x'>&"`)).toBe('&lt;a href=&#39;x&#39;&gt;&amp;&quot;');
  });
});
