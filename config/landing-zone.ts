/**
 * A landing zone as the stacks see it: validated, defaults filled in, addresses planned. `load.ts` makes one from
 * `landing-zone.yaml`; nothing else does.
 */
import type { AddressPlan } from './addressing';
import type { ProfileSettings } from './profiles';
import type { Foundry } from './sections/foundry';
import type { Gateway } from './sections/gateway';
import type { Access } from './sections/access';
import type { DataSettings } from './sections/data';
import type { Governance } from './sections/governance';
import type { Blocklist } from './sections/models';
import type { Training } from './sections/training';
import type { Connectivity } from './sections/network';
import type { Contacts, Observability } from './sections/observability';

/** How sensitive data is, lowest rank first. What a label demands is said once, here, and enforced everywhere. */
export interface Label {
  readonly name: string;
  /** 0 is the lowest. */
  readonly rank: number;
  readonly obligations: LabelObligations;
}

export interface LabelObligations {
  /** Where a model may process prompts that hold this data. `region` is the strictest. */
  readonly residency: 'global' | 'data-zone' | 'region';
  /** Whether prompts and completions that hold this data may be written to logs. */
  readonly contentInLogs: boolean;
  /** Whether a person must approve each tool call that writes or acts outside with this data. */
  readonly approvalForEffects: boolean;
  /** Whether data at rest is encrypted under the customer's key where the profile has customer-managed keys. */
  readonly customerManagedKey: boolean;
  /** Days after the last change that documents and memories are deleted. */
  readonly retentionDays: number;
}

export interface Knowledge {
  readonly name: string;
  /** An index that is searched, or the documents themselves. */
  readonly kind: 'documents' | 'search-index';
  readonly label: Label;
  /** Names of the documents that an index is fed from by the search service itself. */
  readonly from: readonly string[];
}

export interface Model {
  /** Name of the deployment, and what agents refer to. */
  readonly name: string;
  readonly format: string;
  readonly model: string;
  /** Pinned: a model that changes by itself has not been evaluated. */
  readonly version: string;
  /** Deployment type in Azure's words; says where prompts are processed. */
  readonly deploymentType:
    | 'Standard'
    | 'DataZoneStandard'
    | 'GlobalStandard'
    | 'ProvisionedManaged'
    | 'DataZoneProvisionedManaged'
    | 'GlobalProvisionedManaged';
  /** Thousands of tokens a minute, or provisioned units. */
  readonly capacity: number;
}

export interface Tool {
  readonly name: string;
  /** Host name the tool calls through the firewall; one leading `*.` allowed. */
  readonly egress: string;
  readonly clearance: Label;
  readonly effect: 'read' | 'write' | 'act';
  readonly approval: 'none' | 'human';
}

export interface Agent {
  readonly name: string;
  /** Highest label it may ever read. */
  readonly clearance: Label;
  readonly reads: readonly Knowledge[];
  /** Sources that it may add to and change. Who may write may read as well: no role of Azure's only writes. */
  readonly writes: readonly Knowledge[];
  /** Label of what it remembers between conversations. Without one it has no memory. */
  readonly memory?: Label;
  readonly model: Model;
  readonly tools: readonly Tool[];
  /** Names of the agents that it may call. */
  readonly calls: readonly string[];
  /** Reads mail, web pages or files from outside. */
  readonly untrustedInput: boolean;
  /** Runs code that a model wrote, in the sandbox. */
  readonly runsCode: boolean;
  /** Cut off: keeps its identity and its subnet, and has no grant, no opening, no way out and no host. */
  readonly suspended: boolean;
  /** `repository@sha256:<64 hex digits>` in the landing zone's registry. */
  readonly image: string;
  /** Port that the container listens on. */
  readonly port: number;
  /** The agent's place in the address plan: pinned by `slot:` or its position. */
  readonly slot: number;
}

export interface LandingZone {
  readonly name: string;
  readonly environment: string;
  readonly location: string;
  /** What a tenant or a subscription has once (policies, plans, access) is made in the primary region. */
  readonly region: 'primary' | 'secondary';
  readonly profile: ProfileSettings;
  /** Entra tenant (GUID). */
  readonly tenantId: string;
  /** Subscription GUIDs. */
  readonly subscriptions: { readonly platform: string; readonly workload: string };
  readonly state: State;
  readonly network: AddressPlan;
  readonly connectivity: Connectivity;
  readonly inspection: Inspection;
  readonly governance: Governance;
  readonly labels: readonly Label[];
  readonly knowledge: readonly Knowledge[];
  readonly data: DataSettings;
  readonly models: readonly Model[];
  readonly blocklists: readonly Blocklist[];
  readonly agents: readonly Agent[];
  /** What stands in front of the models; absent: agents alone call them. */
  readonly gateway?: Gateway;
  /** Who may sign in; absent: nothing in the tenant is changed. */
  readonly access?: Access;
  /** Where models are trained; absent where none is. */
  readonly training?: Training;
  /** Agents that Foundry hosts; absent where it hosts none. */
  readonly foundry?: Foundry;
  /** Where agents run code; present where one does. */
  readonly codeSandbox?: CodeSandbox;
  /** Who is told; without them nobody is. */
  readonly contacts?: Contacts;
  readonly observability: Observability;
}

/** What runs the code that models write. */
export interface CodeSandbox {
  /** `repository@sha256:<64 hex digits>` in the landing zone's registry. */
  readonly image: string;
  /** Port that the container listens on. */
  readonly port: number;
}

export type State =
  | { readonly backend: 'local' }
  | {
      readonly backend: 'azurerm';
      readonly subscriptionId: string;
      readonly resourceGroup: string;
      readonly storageAccount: string;
      readonly container: string;
    };

export interface Inspection {
  /** The intermediate CA that lets the firewall open TLS; made beforehand, in a vault of the platform team. */
  readonly tls?: { readonly keyVaultId: string; readonly certificateName: string };
}
