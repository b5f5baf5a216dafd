/** Where every subnet lies, computed from one CIDR. All values are IPv4 CIDRs. */
export interface AddressPlan {
  readonly hub: {
    readonly addressSpace: string;
    readonly firewall: string;
    readonly privateEndpoints: string;
    /** The address that Azure gives a firewall: the fifth of its subnet (four are reserved). */
    readonly firewallPrivateIp: string;
  };
  readonly spoke: {
    readonly addressSpace: string;
    readonly privateEndpoints: string;
    readonly operations: string;
    /** One subnet an agent, by agent name. */
    readonly agents: Readonly<Record<string, string>>;
  };
  /** Networks outside Azure that may call in. */
  readonly onPremises: readonly string[];
}
