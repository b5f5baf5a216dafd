/** The section `foundry:` of `landing-zone.yaml`: the agent service of the models' account, which is there when it is. */
import { z } from 'zod';

import { group, LABEL_REFERENCE, reference } from '../fields';
import type { Label } from '../landing-zone';
import { show, type Path, type Refusal } from '../problem';
import type { Draft } from '../structure';

/** What of Foundry goes beyond models. */
export interface Foundry {
  readonly agentService: AgentService;
}

/** Agents that people make in the Foundry project, and that Foundry hosts. */
export interface AgentService {
  /** Label of what they are told and keep: of their threads, files and indexes. */
  readonly label: Label;
}

/** `foundry:`. Without it the project has no capability host. */
export const foundrySchema = z.strictObject({
  agentService: group(
    z.strictObject({
      label: reference('Label of the threads, files and indexes of agents that Foundry hosts.', LABEL_REFERENCE),
    }),
    'Agents that Foundry hosts: a subnet, stores of their own and the capability host of the project.',
    'a mapping with label',
  ),
});

/** The section with its label followed. Throws on a label that the checks would have refused. */
export function resolveFoundry(file: z.output<typeof foundrySchema>, label: (name: string) => Label): Foundry {
  return { agentService: { label: label(file.agentService.label) } };
}

const LABEL_PATH: Path = ['foundry', 'agentService', 'label'];

/** Where the section refers to a label, and to which. */
export function foundryReferences({ foundry }: Draft): { readonly path: Path; readonly label: string | undefined }[] {
  return [{ path: LABEL_PATH, label: foundry?.agentService?.label }];
}

/**
 * Models that an agent of the service could call although its label forbids it: such an agent chooses among all
 * deployments of the account. `processedOutside` says where a model is processed when that is too far.
 */
export function agentServiceModels(
  { foundry, models }: Draft,
  labels: ReadonlyMap<string, Label>,
  processedOutside: (
    deploymentType: string,
    label: Label,
  ) => { readonly where: string; readonly types: string } | undefined,
): Refusal[] {
  const label = labels.get(foundry?.agentService?.label ?? '');
  if (!foundry?.agentService || !label) return [];
  if (models?.length === 0) {
    return [
      {
        path: ['foundry', 'agentService'],
        got: 'an agent service, and no models',
        expected: 'a model that its agents can call',
        fix: 'add one to `models`, or take `foundry` out',
      },
    ];
  }
  return (models ?? []).flatMap((model) => {
    const outside = model?.deploymentType && processedOutside(model.deploymentType, label);
    if (!outside) return [];
    const { residency } = label.obligations;
    return [
      {
        path: LABEL_PATH,
        got: `${label.name}, beside ${show(model.name)} (${model.deploymentType}, processed ${outside.where})`,
        expected: `models deployed as ${outside.types}: agents of the service may call each of them (${label.name}: ${residency})`,
        fix: `deploy ${show(model.name)} so, or give the agent service a label that allows it`,
      },
    ];
  });
}
