import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { parseLandingZone } from '../../../config';
import { ApplicationTelemetry, contentCaptureSettings } from '../../../constructs/logging';
import { landingZoneText } from '../../support/landing-zones';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;

function telemetry(retentionInDays: number) {
  return synthConstruct((stack) => {
    const platform = new AzurermProvider(stack, 'platform', { alias: 'platform', features: [{}] });
    new ApplicationTelemetry(stack, 'it', {
      ...PLACE,
      name: 'appi-test',
      workspaceId: WORKSPACE,
      privateLinkScope: { name: 'ampls-test', resourceGroupName: 'rg-logs' },
      platform,
      retentionInDays,
    });
  });
}

describe('Application Insights', () => {
  const result = telemetry(90);

  it('keeps its data in the workspace, and is written with Entra ID alone, over Private Link alone', () => {
    expect(result.only('azurerm_application_insights')).toMatchObject({
      workspace_id: WORKSPACE,
      local_authentication_disabled: true,
      internet_ingestion_enabled: false,
      internet_query_enabled: false,
      disable_ip_masking: false,
    });
  });

  it('belongs to the private link scope of the platform, in the platform’s subscription, without which nothing would reach it', () => {
    expect(result.only('azurerm_monitor_private_link_scoped_service')).toMatchObject({
      provider: 'azurerm.platform',
      name: 'appi-test',
      resource_group_name: 'rg-logs',
      scope_name: 'ampls-test',
      linked_resource_id: result.reference('it/insights', 'id'),
    });
  });

  it('is refused a retention that it does not have', () => {
    expect(() => telemetry(45)).toThrow('it: got a retention of 45 days, expected one of 30, 60, 90');
  });
});

describe('content in traces', () => {
  const captured = (clearance: string, read = clearance) => {
    const text = landingZoneText('standard')
      .replaceAll('clearance: confidential', `clearance: ${clearance}`)
      .replace('kind: search-index, label: confidential', `kind: search-index, label: ${read}`);
    const [agent] = parseLandingZone(text, 'lz.yaml').agents;
    if (!agent) throw new Error('no agent');
    return contentCaptureSettings(agent);
  };

  it('is off for an agent that may read what must not be logged', () => {
    for (const label of ['general', 'confidential']) {
      expect(captured(label)).toMatchObject({
        OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: 'false',
        AZURE_TRACING_GEN_AI_CONTENT_RECORDING_ENABLED: 'false',
      });
    }
  });

  it('is on only where every label that the agent can come to hold allows it', () => {
    expect(captured('public')).toMatchObject({ OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: 'true' });
  });

  it('is off for an agent that reads only what is public today, and is cleared for more', () => {
    expect(captured('confidential', 'public')).toMatchObject({
      OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: 'false',
    });
  });

  it('tells traces of one agent from those of another', () => {
    expect(captured('public').OTEL_SERVICE_NAME).toBe('contract-reviewer');
  });
});
