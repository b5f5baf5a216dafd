/** The part of `landing-zone.yaml` about training: what is trained on, by whom, from which models, with which way out. */
import { z } from 'zod';

import { field, group, HOST_LABEL, LABEL_REFERENCE, name, reference, TOP_LEVEL, whole } from '../fields';
import { highest, isCleared } from '../labels';
import type { Label, LandingZone } from '../landing-zone';
import { show, type Path, type Refusal } from '../problem';
import type { Draft } from '../structure';

/** Where models are trained or tuned. */
export interface Training {
  /** Highest label that jobs may read. */
  readonly clearance: Label;
  readonly datasets: readonly Dataset[];
  /** Publishers whose models may be tuned, in the words of Azure's model catalogue. */
  readonly baseModelPublishers: readonly string[];
  /** The only hosts that jobs reach outside Azure. */
  readonly egress: readonly TrainingEgress[];
  readonly compute: TrainingCompute;
}

/** Snapshots of one body of training data: added to, never changed. */
export interface Dataset {
  readonly name: string;
  readonly label: Label;
}

export interface TrainingEgress {
  readonly name: string;
  readonly host: string;
  /** Highest label of data that may flow there. */
  readonly clearance: Label;
}

export interface TrainingCompute {
  /** Size of the machines, in Azure's words. */
  readonly size: string;
  /** The least is always 0: idle machines cost. */
  readonly maxNodes: number;
}

const dataset = z.strictObject({
  name: name(30, 2, 'Name of the dataset, and of its container of snapshots.'),
  label: reference('Label of the data in it.', LABEL_REFERENCE),
});

const egress = z.strictObject({
  name: name(30, 2, 'Name of the destination.'),
  host: field(
    z
      .string()
      .max(253)
      .regex(new RegExp(`^(?:\\*\\.)?(?:${HOST_LABEL}\\.)+${TOP_LEVEL}$`)),
    'Host name that jobs may call. One leading `*.` may stand before at least two labels.',
    'a host name in lower case, like packages.contoso.com: no scheme, port, path, address or bare *',
    'name the host alone, and as narrowly as you can',
  ),
  clearance: reference('Highest label of data that may be sent there.', LABEL_REFERENCE),
});

const compute = z.strictObject({
  size: field(
    z.string().regex(/^STANDARD_[A-Z0-9_]{2,40}$/),
    'Size of the machines that train.',
    'a size in capitals, like STANDARD_NC24ADS_A100_V4',
    'copy `name` from `az ml compute list-sizes`, in capitals',
  ),
  maxNodes: whole(1, 100, 'Most machines at a time. There are none while nothing is trained.').default(1),
});

/** `training:`. Without it there is no stack for it. */
export const trainingSchema = z.strictObject({
  clearance: reference('Highest label that training may ever read.', LABEL_REFERENCE),
  datasets: group(z.array(dataset).min(1), 'What is trained on.', 'a list of datasets, each with a name and a label'),
  baseModelPublishers: group(
    z
      .array(
        field(
          z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,23}$/),
          'Publisher of base models.',
          'a publisher of Azure’s model catalogue, like OpenAI',
          'copy `publisher` from the model catalogue: at most 24 letters, digits, spaces, periods, underscores, hyphens',
        ),
      )
      .min(1)
      .max(10),
    'Publishers whose models may be tuned. A model from anyone else may be poisoned before you touch it.',
    'a list of 1 to 10 publishers',
  ),
  egress: group(z.array(egress), 'Hosts that jobs may call.', 'a list of destinations').default([]),
  compute: group(compute, 'Machines that train.', 'a mapping with size and maxNodes'),
});

type TrainingFile = z.output<typeof trainingSchema>;

/** The section with its labels followed. Throws on a label that the checks would have refused. */
export function resolveTraining(file: TrainingFile, label: (name: string) => Label): Training {
  return {
    ...file,
    clearance: label(file.clearance),
    datasets: file.datasets.map((each) => ({ ...each, label: label(each.label) })),
    egress: file.egress.map((each) => ({ ...each, clearance: label(each.clearance) })),
  };
}

/** The label of what training makes: a model may repeat whatever it was trained on. */
export function trainingLabel({ datasets }: Training): Label {
  const label = highest(datasets.map((each) => each.label));
  if (label) return label;
  throw new Error('got no datasets, expected at least one; fix: list them under training: in landing-zone.yaml');
}

/** Publishers whose models the landing zone uses or tunes, once each, sorted: what a policy may allow. */
export function modelPublishers({ models, training }: Pick<LandingZone, 'models' | 'training'>): string[] {
  return [...new Set([...models.map(({ format }) => format), ...(training?.baseModelPublishers ?? [])])].sort();
}

type Labels = ReadonlyMap<string, Label>;

/** Where the section refers to a label, and to which. */
export function trainingReferences({ training }: Draft): { readonly path: Path; readonly label: string | undefined }[] {
  return [
    { path: ['training', 'clearance'], label: training?.clearance },
    ...(training?.datasets ?? []).map((each, index) => ({
      path: ['training', 'datasets', index, 'label'],
      label: each?.label,
    })),
    ...(training?.egress ?? []).map((each, index) => ({
      path: ['training', 'egress', index, 'clearance'],
      label: each?.clearance,
    })),
  ];
}

/** Names that are given twice in the section's lists. */
export function trainingNames({ training }: Draft): { readonly path: Path; readonly names: (string | undefined)[] }[] {
  return [
    { path: ['training', 'datasets'], names: (training?.datasets ?? []).map((each) => each?.name) },
    { path: ['training', 'egress'], names: (training?.egress ?? []).map((each) => each?.name) },
  ];
}

/** Datasets above what training is cleared for. */
export function trainedAboveClearance({ training }: Draft, labels: Labels): Refusal[] {
  const clearance = labels.get(training?.clearance ?? '');
  if (!clearance) return [];
  return (training?.datasets ?? []).flatMap((each, index) => {
    const label = labels.get(each?.label ?? '');
    if (!label || isCleared(clearance, label)) return [];
    return [
      {
        path: ['training', 'datasets', index, 'label'],
        got: `${label.name}, for ${each?.name ?? 'a dataset'}`,
        expected: `${clearance.name}${clearance.rank > 0 ? ' or lower' : ''}: the clearance of training`,
        fix: 'raise the clearance of training, or take the dataset out',
      },
    ];
  });
}

/** Destinations that jobs could carry training data to, and that are not cleared for it. */
export function trainingWritesDown({ training }: Draft, labels: Labels): Refusal[] {
  const held = highest((training?.datasets ?? []).flatMap((each) => labels.get(each?.label ?? '') ?? []));
  if (!held) return [];
  return (training?.egress ?? []).flatMap((each, index) => {
    const clearance = labels.get(each?.clearance ?? '');
    if (!clearance || isCleared(clearance, held)) return [];
    return [
      {
        path: ['training', 'egress', index, 'clearance'],
        got: show(clearance.name),
        expected: `${held.name} or higher: what jobs read could flow to ${each?.name ?? 'it'} (no write down)`,
        fix: 'clear the destination if its operator may have such data, mirror it inside the landing zone, or take it out',
      },
    ];
  });
}
