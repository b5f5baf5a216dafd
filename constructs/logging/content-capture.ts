import type { Agent } from '../../config';

/**
 * Settings of an agent's container that decide whether prompts and completions go into traces: only where every label
 * that it can come to hold allows it. Sources: OpenTelemetry, "Semantic conventions for generative client AI spans"
 * (opentelemetry-instrumentation-openai-v2, "Enabling message content"); Azure SDK for Python, azure-ai-projects,
 * "Tracing".
 */
export function contentCaptureSettings(agent: Pick<Agent, 'clearance' | 'name' | 'reads'>): Record<string, string> {
  const labels = [agent.clearance, ...agent.reads.map(({ label }) => label)];
  const allowed = String(labels.every(({ obligations }) => obligations.contentInLogs));
  return {
    AZURE_TRACING_GEN_AI_CONTENT_RECORDING_ENABLED: allowed,
    OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: allowed,
    OTEL_SERVICE_NAME: agent.name,
  };
}
