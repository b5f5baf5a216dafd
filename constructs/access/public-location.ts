import { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import { Construct } from 'constructs';

export interface PublicLocationProps {
  readonly displayName: string;
  /** Public IPv4 networks, as Entra sees them. */
  readonly cidrs: readonly string[];
}

/** Networks that policies may name. Not trusted: a trusted location makes Entra rate stolen sign-ins from it lower. */
export class PublicLocation extends Construct {
  /** What policies call it: the bare object ID, which Graph insists on. */
  readonly objectId: string;

  constructor(scope: Construct, id: string, props: PublicLocationProps) {
    super(scope, id);
    this.objectId = new NamedLocation(this, 'location', {
      displayName: props.displayName,
      ip: { ipRanges: [...props.cidrs], trusted: false },
    }).objectId;
  }
}
