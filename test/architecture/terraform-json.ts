import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files to write, by path inside the folder; objects are written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** Runs with a folder of files that is gone afterwards. */
export function withFiles<T>(files: Files, run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'zt4ai-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A subscription of nobody's. */
export const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

/** Terraform JSON of one stack, with azurerm set up the way our stacks do. */
export function stack(resource: object, more: object = {}): object {
  return {
    terraform: { required_providers: { azurerm: { source: 'azurerm', version: '4.55.0' } } },
    provider: { azurerm: [{ features: [{}], subscription_id: SUBSCRIPTION }] },
    resource,
    ...more,
  };
}
