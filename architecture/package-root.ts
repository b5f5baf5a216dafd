import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds this package's `package.json`, found upwards: the same files are found whether the code runs
 * from source (jest, tsx) or from `dist/`. Throws when there is none above.
 */
export function packageRoot(from: string = __dirname): string {
  const parent = dirname(from);
  if (existsSync(join(from, 'package.json'))) return from;
  if (parent === from) throw new Error('no package.json above this module: the package is not whole');
  return packageRoot(parent);
}
