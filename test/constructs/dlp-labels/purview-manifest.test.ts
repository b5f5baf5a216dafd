import fs from 'node:fs';
import path from 'node:path';
import { parseLandingZone } from '../../../config';
import { purviewManifest } from '../../../constructs/dlp-labels';
import { list, quoted } from '../../../constructs/dlp-labels/powershell';
import { landingZone, landingZoneText } from '../../support/landing-zones';

const GOLDEN = path.join(__dirname, 'golden', 'apply-labels.ps1');

function script(addition = ''): string {
  return purviewManifest(parseLandingZone(`${landingZoneText('standard')}\n${addition}`, 'landing-zone.yaml'));
}

function withTypes(...types: readonly string[]): string {
  return script(`data: { autoLabel: [{ label: confidential, sensitiveInformation: ${JSON.stringify(types)} }] }\n`);
}

/**
 * What a script is made of, as far as quoting and nesting go: text in quotes is told apart from code, a comment from
 * both. Throws where PowerShell would find no end.
 */
function codeOf(text: string): { readonly code: string; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const open: string[] = [];
  let code = '';
  let at = 0;
  const upTo = (end: string, what: string): string => {
    const found = text.indexOf(end, at);
    if (found < 0) throw new Error(`no end of ${what} that begins at ${at}`);
    const inside = text.slice(at, found);
    at = found + end.length;
    return inside;
  };
  while (at < text.length) {
    const here = text.charAt(at);
    if (text.startsWith('<#', at)) upTo('#>', 'a comment');
    else if (here === '#') upTo('\n', 'a comment');
    else if (here === "'") {
      at += 1;
      let value = upTo("'", 'a text');
      while (text.charAt(at) === "'") {
        at += 1;
        value += `'${upTo("'", 'a text')}`;
      }
      texts.push(value);
      code += 'T';
    } else if (here === '"') {
      at += 1;
      const value = upTo('"', 'a text');
      // What is expanded in it is code too: none of ours holds a quote.
      code += [...value.matchAll(/\$\(([^)]*)\)/g)].map(([, inner]) => `(${inner})`).join('') + 'T';
    } else {
      if ('([{'.includes(here)) open.push(here);
      if (')]}'.includes(here) && open.pop() !== { ')': '(', ']': '[', '}': '{' }[here]) {
        throw new Error(`${here} at ${at} closes nothing`);
      }
      code += here;
      at += 1;
    }
  }
  if (open.length > 0) throw new Error(`${open.join('')} is not closed`);
  return { code, texts };
}

/** The value of what {@link quoted} writes. */
function valueOf(expression: string): string {
  return expression
    .replace(/^\((.*)\)$/s, '$1')
    .split(' + ')
    .map((part) => {
      const number = /0x([0-9a-f]{4})/.exec(part)?.[1];
      return part.startsWith("'") || number === undefined
        ? part.slice(1, -1).replaceAll("''", "'")
        : String.fromCharCode(parseInt(number, 16));
    })
    .join('');
}

describe('text in a PowerShell script', () => {
  it.each([
    ["it's"],
    ["'; Remove-Label -Identity 'x'; '"],
    ['$(Remove-Item C:\\)'],
    ['`n"$env:PATH"'],
    ['O’Brien‘s ‚x‛'],
    ['“quoted”'],
    ['line\nbreak\r\nand\ttab\0'],
    ['Zahlungsverkehr – Ü'],
    ['😀'],
    [''],
  ])('is itself and nothing more: %j', (text) => {
    const expression = quoted(text);
    expect(expression).toMatch(/^[\x20-\x7e]+$/);
    expect(valueOf(expression)).toBe(text);
    const { code } = codeOf(expression);
    expect(code.replace(/\[string\] \[char\] 0x[0-9a-f]{4}/g, 'T')).toMatch(/^\(?[T()+ ]+\)?$/);
  });

  it('is an array also when it is one', () => {
    expect([list([]), list(['1']), list(['1', '2'])]).toEqual(['@()', '@(1)', '@(1, 2)']);
  });
});

describe('the Purview script', () => {
  const text = withTypes('Credit Card Number', "O’Brien's $(Remove-Label x)");

  it('is what was last read and approved', () => {
    // To renew: write the text to the file, and read the difference.
    expect(text).toBe(fs.readFileSync(GOLDEN, 'utf8'));
  });

  it('closes what it opens, whatever names it was given', () => {
    expect(() => codeOf(text)).not.toThrow();
    expect(() => codeOf(withTypes("' ) } ] # <# \" @' `", '‘’“”'))).not.toThrow();
  });

  it('runs nothing that a name says', () => {
    const plain = codeOf(withTypes('plain')).code;
    expect(codeOf(withTypes("'; Remove-Label 'x")).code).toBe(plain);
    expect(codeOf(withTypes('$(Remove-Label x)')).code).toBe(plain);
  });

  it('is ASCII, because Windows PowerShell reads a file without a mark in the code page of the machine', () => {
    expect(text.split('\n').every((line) => /^[ -~]*$/.test(line))).toBe(true);
  });

  it('changes nothing unless it is told to', () => {
    const changing = /^\s*(New|Set|Remove|Add|Enable|Disable)-(Label|LabelPolicy|Dlp\w+|AutoSensitivity\w+)\b/;
    const lines = text.split('\n');
    const unguarded = lines.filter((line, index) => {
      if (!changing.test(line)) return false;
      const before = lines.slice(0, index).reverse();
      // The nearest line above that opens a block hands that block to Invoke-Change or Add-Rule.
      const opener = before.find((above) => above.endsWith('{')) ?? '';
      return !/^\s*(Invoke-Change|Add-Rule) .*\{$/.test(opener);
    });
    expect(lines.filter((line) => changing.test(line)).length).toBeGreaterThan(5);
    expect(unguarded).toEqual([]);
    expect(text).toContain('if (-not $Apply) { Write-Output "would $What"; return }');
  });

  it('looks for what is there before it makes anything, and takes nothing away', () => {
    for (const made of ['Label', 'LabelPolicy', 'AutoSensitivityLabelPolicy', 'AutoSensitivityLabelRule']) {
      expect(text).toMatch(new RegExp(`\\bGet-${made}\\b`));
      expect(text).toMatch(new RegExp(`\\bNew-${made}\\b`));
    }
    for (const made of ['DlpCompliancePolicy', 'DlpComplianceRule']) {
      expect(text).toMatch(new RegExp(`\\bGet-${made}\\b`));
      expect(text).toMatch(new RegExp(`\\bNew-${made}\\b`));
    }
    expect(codeOf(text).code).not.toMatch(/\bRemove-/);
  });

  it('uses only cmdlets of Security & Compliance PowerShell, of PowerShell itself, and its own', () => {
    const own = [...text.matchAll(/^function ([A-Z]\w+-\w+)/gm)].map(([, name]) => name);
    const cmdlets = new Set([...codeOf(text).code.matchAll(/\b[A-Z][A-Za-z]+-[A-Z]\w+/g)].map(([name]) => name));
    expect([...cmdlets].filter((name) => !own.includes(name)).sort()).toEqual([
      'ConvertTo-Json',
      'ForEach-Object',
      'Get-AutoSensitivityLabelPolicy',
      'Get-AutoSensitivityLabelRule',
      'Get-Command',
      'Get-DlpCompliancePolicy',
      'Get-DlpComplianceRule',
      'Get-Label',
      'Get-LabelPolicy',
      'New-AutoSensitivityLabelPolicy',
      'New-AutoSensitivityLabelRule',
      'New-DlpCompliancePolicy',
      'New-DlpComplianceRule',
      'New-Label',
      'New-LabelPolicy',
      'Out-Null',
      'Select-Object',
      'Set-AutoSensitivityLabelPolicy',
      'Set-DlpCompliancePolicy',
      'Set-Label',
      'Set-LabelPolicy',
      'Set-StrictMode',
      'Where-Object',
      'Write-Output',
      'Write-Warning',
    ]);
  });

  it('makes the labels of the landing zone, lowest first', () => {
    const names = [...text.matchAll(/@\{ Key = '([^']+)'/g)].map(([, name]) => name);
    expect(names).toEqual(['public', 'general', 'confidential', 'highly-confidential']);
  });

  it('keeps in the organization what asks for approval, and from Copilot what may not leave the region', () => {
    expect(text).toMatch(/^Protect-Sharing .* @\('confidential', 'highly-confidential'\)$/m);
    expect(text).toMatch(/^Protect-FromCopilot .* @\('highly-confidential'\)$/m);
  });

  it('makes no policy that no label asks for', () => {
    const open = landingZone(
      'standard',
      ['[public, general, confidential, highly-confidential]', '[public, general]'],
      ['label: confidential', 'label: general'],
      ['clearance: confidential\n', 'clearance: general\n'],
      ['clearance: confidential,', 'clearance: general,'],
    );
    expect(purviewManifest(open)).not.toMatch(/^(Protect|Set-AutoLabel)/m);
  });

  it('gives a rule another name when it looks for something else: Purview does not change what a rule looks for', () => {
    const nameOf = (script: string) => /^Set-AutoLabel '[^']+' '([^']+)'/m.exec(script)?.[1];
    expect(nameOf(withTypes('A'))).not.toBe(nameOf(withTypes('B')));
    expect(nameOf(withTypes('A'))).toBe(nameOf(withTypes('A')));
  });
});
