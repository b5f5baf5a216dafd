import type { Architecture, Resource } from '../../../architecture';
import { destinationOf, settingType, type Destination } from '../../joins/diagnostics';
import { targetKey, type Target } from '../../joins/follow';
import { groupBy, once } from '../../joins/once';
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

/** Every destination with the first setting that uses it. */
const firstUses = once((architecture) => {
  const uses = architecture
    .ofType(settingType)
    .flatMap((setting) =>
      destinations
        .map((destination) => ({ setting, target: destinationOf(setting, destination, architecture) }))
        .filter(({ target }) => target.state !== 'absent'),
    );
  const first = [...groupBy(uses, ({ target }) => targetKey(target)).values()].flatMap((same) => same.slice(0, 1));
  return groupBy(first, ({ setting }) => setting.key);
});

function newDestinations(setting: Resource, architecture: Architecture): readonly Target[] {
  return (firstUses(architecture).get(setting.key) ?? []).map(({ target }) => target);
}
