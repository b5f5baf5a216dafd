/**
 * A landing zone as the stacks see it: validated, defaults filled in, addresses planned. `load.ts` makes one from
 * `landing-zone.yaml`; nothing else does.
 */
import type { AddressPlan } from './addressing';
import type { ProfileSettings } from './profiles';

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
}

export interface Knowledge {
  readonly name: string;
  readonly kind: 'search-index';
  readonly label: Label;
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
  readonly model: Model;
  readonly tools: readonly Tool[];
  /** Reads mail, web pages or files from outside. */
  readonly untrustedInput: boolean;
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
  readonly profile: ProfileSettings;
  /** Entra tenant (GUID). */
  readonly tenantId: string;
  /** Subscription GUIDs. */
  readonly subscriptions: { readonly platform: string; readonly workload: string };
  readonly state: State;
  readonly network: AddressPlan;
  readonly inspection: Inspection;
  readonly labels: readonly Label[];
  readonly knowledge: readonly Knowledge[];
  readonly models: readonly Model[];
  readonly agents: readonly Agent[];
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
