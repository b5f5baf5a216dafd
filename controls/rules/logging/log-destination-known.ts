import type { Architecture, Resource } from '../../../architecture';
import { destinationOf, settingType, type Destination } from '../../joins/diagnostics';
import { sameTarget, type Target } from '../../joins/follow';
import { pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';

const destinations: readonly Destination[] = ['workspaceId', 'storageAccountId'];

export const rule: RelationalRule = {
  id: 'log-destination-known',
  control: 'ZT-LOG-02',
  title: 'Where logs go is among what was checked',
  types: [settingType],
  // Once for each destination, by the first setting that uses it: fifty findings would say no more.
  applies: (setting, architecture) => newDestinations(setting, architecture).length > 0,
  why: 'Nobody has shown that the logs there are closed, immutable and kept.',
  fix: 'check all stacks together, with the one that holds the workspace and the archive',
  judge: (setting, architecture) => {
    const [lost] = newDestinations(setting, architecture).filter(({ state }) => state !== 'found');
    if (lost?.state === 'outside') return unknown('log_analytics_workspace_id, storage_account_id', lost.id);
    if (lost?.state === 'unknown') return unknown('log_analytics_workspace_id, storage_account_id', lost.expression);
    return pass();
  },
};

function newDestinations(setting: Resource, architecture: Architecture): readonly Target[] {
  const settings = architecture.ofType(settingType);
  const before = settings.slice(
    0,
    settings.findIndex(({ key }) => key === setting.key),
  );
  return destinations
    .map((destination) => ({ destination, target: destinationOf(setting, destination, architecture) }))
    .filter(({ target }) => target.state !== 'absent')
    .filter(
      ({ destination, target }) =>
        !before.some((earlier) => sameTarget(destinationOf(earlier, destination, architecture), target)),
    )
    .map(({ target }) => target);
}
