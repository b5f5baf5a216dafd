import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the zt4ai command from its sources, in a folder, as a person would. */
export function zt4ai(folder: string, ...args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', require.resolve('tsx'), path.join(ROOT, 'cli/main.ts'), ...args],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { code: status, stdout, stderr };
}
