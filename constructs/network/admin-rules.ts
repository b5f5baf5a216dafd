import { NetworkManager } from '@cdktf/provider-azurerm/lib/network-manager';
import { NetworkManagerAdminRule } from '@cdktf/provider-azurerm/lib/network-manager-admin-rule';
import { NetworkManagerAdminRuleCollection } from '@cdktf/provider-azurerm/lib/network-manager-admin-rule-collection';
import { NetworkManagerDeployment } from '@cdktf/provider-azurerm/lib/network-manager-deployment';
import { NetworkManagerNetworkGroup } from '@cdktf/provider-azurerm/lib/network-manager-network-group';
import { NetworkManagerSecurityAdminConfiguration } from '@cdktf/provider-azurerm/lib/network-manager-security-admin-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Name of the configuration that holds the rules. */
export const ADMIN_CONFIGURATION = 'zt4ai';

/** What no security group may open. */
interface DeniedTraffic {
  readonly name: string;
  readonly description: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly protocol: 'Any' | 'Tcp';
  readonly ports: readonly string[];
}

/**
 * Ports that are attacked, or carry data out, and that nothing in a landing zone needs to or from the Internet. Bastion
 * asks for 443 alone, so it is not among them. After the list in Microsoft Learn, "Protect high-risk network ports with
 * security admin rules".
 */
const DENIED: readonly DeniedTraffic[] = [
  {
    name: 'deny-management-from-internet',
    description: 'SSH, Telnet, RDP, WinRM and VNC: operators come through Bastion',
    direction: 'Inbound',
    protocol: 'Tcp',
    ports: ['22', '23', '3389', '5800', '5900', '5985-5986'],
  },
  {
    name: 'deny-high-risk-from-internet',
    description: 'File transfer and sharing, remote calls, SNMP and caches',
    direction: 'Inbound',
    protocol: 'Any',
    ports: [
      '20-21',
      '69',
      '111',
      '119',
      '135',
      '137-139',
      '161-162',
      '445',
      '512',
      '514',
      '593',
      '873',
      '2049',
      '11211',
    ],
  },
  {
    name: 'deny-high-risk-to-internet',
    description: 'Mail, file transfer and sharing, and remote shells: ways to carry data out',
    direction: 'Outbound',
    protocol: 'Any',
    ports: ['20-23', '25', '69', '135', '137-139', '445', '873', '2049', '3389'],
  },
];

export interface NetworkAdminRulesProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** GUIDs. Azure takes one network manager with admin rules for a scope. */
  readonly subscriptionIds: readonly string[];
  /** Name of the group of networks that the rules hold for. */
  readonly groupName: string;
  readonly tags: Record<string, string>;
}

/** Rules above all security groups: what is denied here, no workload can open. */
export class NetworkAdminRules extends Construct {
  /** ARM ID of the group: networks become its members. */
  readonly networkGroupId: string;
  readonly networkManagerId: string;
  readonly configurationId: string;
  readonly rules: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NetworkAdminRulesProps) {
    super(scope, id);
    const manager = new NetworkManager(this, 'manager', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      scopeAccesses: ['SecurityAdmin'],
      scope: { subscriptionIds: [...new Set(props.subscriptionIds)].map((guid) => `/subscriptions/${guid}`) },
      tags: props.tags,
    });
    const group = new NetworkManagerNetworkGroup(this, 'networks', {
      name: props.groupName,
      networkManagerId: manager.id,
    });
    const configuration = new NetworkManagerSecurityAdminConfiguration(this, 'configuration', {
      name: ADMIN_CONFIGURATION,
      networkManagerId: manager.id,
      applyOnNetworkIntentPolicyBasedServices: ['None'],
    });
    const collection = new NetworkManagerAdminRuleCollection(this, 'collection', {
      name: 'never',
      securityAdminConfigurationId: configuration.id,
      networkGroupIds: [group.id],
    });
    this.rules = DENIED.map(
      (denied, index) =>
        new NetworkManagerAdminRule(this, denied.name, {
          name: denied.name,
          description: denied.description,
          adminRuleCollectionId: collection.id,
          action: 'Deny',
          direction: denied.direction,
          priority: 10 * (index + 1),
          protocol: denied.protocol,
          sourcePortRanges: ['0-65535'],
          destinationPortRanges: [...denied.ports],
          source: [denied.direction === 'Inbound' ? INTERNET : ANYWHERE],
          destination: [denied.direction === 'Inbound' ? ANYWHERE : INTERNET],
        }),
    );
    this.networkGroupId = group.id;
    this.networkManagerId = manager.id;
    this.configurationId = configuration.id;
  }
}

export interface AdminRulesInForceProps {
  readonly networkManagerId: string;
  readonly configurationId: string;
  readonly location: string;
  /** The rules, where they are in the same stack. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/** Rules count in a region once they are committed there; this commits them again when one changes. */
export class AdminRulesInForce extends Construct {
  constructor(scope: Construct, id: string, props: AdminRulesInForceProps) {
    super(scope, id);
    new NetworkManagerDeployment(this, 'deployment', {
      networkManagerId: props.networkManagerId,
      location: props.location,
      scopeAccess: 'SecurityAdmin',
      configurationIds: [props.configurationId],
      triggers: { rules: JSON.stringify(DENIED) },
      dependsOn: props.dependsOn,
    });
  }
}

const INTERNET = { addressPrefixType: 'ServiceTag', addressPrefix: 'Internet' };
const ANYWHERE = { addressPrefixType: 'IPPrefix', addressPrefix: '*' };
