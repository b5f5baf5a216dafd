import type { Control } from '../model';
import { aiControls } from './ai';
import { dataControls } from './data';
import { identityControls } from './identity';
import { loggingControls } from './logging';
import { networkControls } from './network';

/** Every control, in the order people read them. */
export const catalogue: readonly Control[] = [
  ...networkControls,
  ...identityControls,
  ...dataControls,
  ...loggingControls,
  ...aiControls,
];

/** The control of that id. A rule that names none is a mistake in the rule. */
export function controlById(id: string): Control {
  const control = catalogue.find((candidate) => candidate.id === id);
  if (!control) throw new Error(`No control ${id} in the catalogue.`);
  return control;
}
