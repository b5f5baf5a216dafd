import type { LandingZone } from './landing-zone';

/**
 * Sentences for a "before you deploy" list: what in a landing zone is still a placeholder of the file that comes with
 * zt4ai. A GUID of zeros and ones alone, or an image digest of zeros, is one.
 */
export function placeholders(landingZone: LandingZone): string[] {
  const { tenantId, subscriptions, state, inspection, agents, governance, access, observability } = landingZone;
  const guids: [string, string][] = [
    ['tenantId', tenantId],
    ['subscriptions.platform', subscriptions.platform],
    ['subscriptions.workload', subscriptions.workload],
    ...(governance.operators ? [['governance.operators', governance.operators] as [string, string]] : []),
    ...(governance.approvers ? [['governance.approvers', governance.approvers] as [string, string]] : []),
    ...Object.entries(access ?? {}).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`access.${key}`, value]] : [],
    ),
    ...(observability.killSwitch
      ? [['observability.killSwitch.sentinelObjectId', observability.killSwitch.sentinelObjectId] as [string, string]]
      : []),
    ...(state.backend === 'azurerm' ? [['state.subscriptionId', state.subscriptionId] as [string, string]] : []),
    ...(inspection.tls
      ? [['inspection.tls.keyVaultId', inspection.tls.keyVaultId.split('/')[2] ?? ''] as [string, string]]
      : []),
  ];
  return [
    ...guids
      .filter(([, guid]) => /^[01-]+$/.test(guid))
      .map(([path, guid]) => `${path} is the placeholder ${guid}: put yours in (\`az account show\`).`),
    ...agents
      .filter(({ image }) => /:0+$/.test(image))
      .map(
        ({ name, image }) =>
          `The image of ${name} is a placeholder: push ${image.split('@')[0] ?? image} and give its digest.`,
      ),
  ];
}
