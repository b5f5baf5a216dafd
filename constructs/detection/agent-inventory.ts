import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import { Construct } from 'constructs';

/** What a query must know of an agent to find it in logs, and an incident to name it. */
export interface InventoriedAgent {
  readonly name: string;
  /** CIDR of the agent's own subnet: addresses in it are the agent. */
  readonly subnet: string;
  /** Name of its identity, as sign-in logs have it. */
  readonly identity: string;
  /** ARM ID of its container app. */
  readonly resourceId: string;
}

export interface AgentInventoryProps {
  readonly workspaceId: string;
  readonly agents: readonly InventoriedAgent[];
}

/**
 * The function `AgentInventory` of the workspace: a table of the agents, for every query that asks which agent it was.
 * In one place, because Sentinel limits the length of each query.
 */
export class AgentInventory extends Construct {
  readonly resource: LogAnalyticsSavedSearch;

  /** @throws when a value would end the text that it stands in */
  constructor(scope: Construct, id: string, { workspaceId, agents }: AgentInventoryProps) {
    super(scope, id);
    const text = (value: string): string => {
      if (!/['\\\n]/.test(value)) return `'${value}'`;
      throw new Error(
        `${this.node.path}: got ${JSON.stringify(value)} for an agent, expected text without quotation marks, ` +
          'backslashes and line breaks; fix: pass names from config',
      );
    };
    const rows = agents.map(
      ({ name, subnet, identity, resourceId }) => `\n  ${[name, subnet, identity, resourceId].map(text).join(', ')}`,
    );
    this.resource = new LogAnalyticsSavedSearch(this, 'function', {
      name: 'AgentInventory',
      logAnalyticsWorkspaceId: workspaceId,
      category: 'zt4ai',
      displayName: 'AgentInventory',
      functionAlias: 'AgentInventory',
      query: `datatable(Agent: string, AgentSubnet: string, AgentIdentity: string, AgentResource: string) [${rows.join(',')}\n]`,
    });
  }
}
