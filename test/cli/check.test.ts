import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/synthesized';

const root = path.join(__dirname, '../..');

function zt4ai(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    // Lines of npm or node about the environment are none of ours.
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder with one route table in it: one rule applies. */
function terraform(routeTable: Record<string, unknown>): string {
  const folder = temporaryFolder();
  const resource = {
    azurerm_route_table: { rt: { name: 'rt', resource_group_name: 'rg', location: 'x', ...routeTable } },
  };
  fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify({ resource }));
  return folder;
}

const holds = terraform({ bgp_route_propagation_enabled: false });
const fails = terraform({ bgp_route_propagation_enabled: true });
const hides = terraform({ bgp_route_propagation_enabled: '${var.propagate}' });

describe('zt4ai check', () => {
  it('ends with 0 when all holds', () => {
    const { code, out, err } = zt4ai('check', holds);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^HOLDS/);
  });

  it('ends with 1 when something fails', () => {
    const { code, out } = zt4ai('check', fails);
    expect(code).toBe(1);
    expect(out).toContain('route-table-bgp-propagation-disabled');
    expect(out).toContain('azurerm_route_table.rt');
    expect(out).toContain('bgp_route_propagation_enabled');
  });

  it('ends with 1 when something is unknown, unless that is allowed', () => {
    expect(zt4ai('check', hides).code).toBe(1);
    expect(zt4ai('check', hides, '--allow-unknown').code).toBe(0);
    expect(zt4ai('check', fails, '--allow-unknown').code).toBe(1);
  });

  it('writes JSON, to a file when asked', () => {
    const file = path.join(temporaryFolder(), 'report.json');
    const { code, out } = zt4ai('check', fails, '--format', 'json', '--output', file);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ version: '1.0', verdict: 'fails' });
  });

  it('has no colours when it is not a terminal', () => {
    expect(zt4ai('check', fails).out).not.toContain('\u001b');
  });

  it.each([
    ['a path that is not there', ['check', '/nowhere']],
    ['a folder it cannot write to', ['check', holds, '--output', '/nowhere/report.txt']],
  ])('ends with 2 and one line for %s', (_, args) => {
    const { code, out, err } = zt4ai(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^zt4ai: [^\n]*\n$/);
    expect(err).not.toContain('a bug in zt4ai');
  });
});

describe('zt4ai', () => {
  it.each([
    ['an unknown command', ['chek'], "unknown command 'chek'"],
    ['an unknown option', ['check', '--fast'], "unknown option '--fast'"],
    ['a format it has not', ['check', '--format', 'xml'], "argument 'xml' is invalid"],
    ['one argument too many', ['check', 'a', 'b'], 'too many arguments'],
  ])('ends with 2 for %s', (_, args, message) => {
    const { code, err } = zt4ai(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('tells its version and shows examples', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(zt4ai('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(zt4ai('--help').out).toContain('Examples:');
    expect(zt4ai('check', '--help').code).toBe(0);
  });

  it('ends quietly when the reader goes away', () => {
    const command = `"${process.execPath}" --import tsx cli/main.ts check "${fails}" | head -c 1`;
    const { stderr } = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
  });
});

// The engine must start in a blink, and a broken provider binding must not break a check.
it('loads neither CDKTF nor provider bindings for a check', () => {
  const script = `
    const { runCheck } = require('./cli/check.ts');
    runCheck(${JSON.stringify(holds)}, { format: 'json', color: false, output: '/dev/null' });
    const loaded = Object.keys(require.cache).filter((file) => /node_modules\\/(cdktf|@cdktf|constructs)\\//.test(file));
    process.stdout.write(JSON.stringify(loaded));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ stdout, stderr }).toEqual({ stdout: '[]', stderr: '' });
});
