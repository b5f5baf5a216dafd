import { AuthenticationStrengthPolicy } from '@cdktf/provider-azuread/lib/authentication-strength-policy';
import {
  ConditionalAccessPolicy,
  type ConditionalAccessPolicyConditions,
  type ConditionalAccessPolicyConfig,
} from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { Construct } from 'constructs';
import { policyState } from './policy-state';

export interface PeoplePoliciesProps {
  /** Begins the name of every policy. */
  readonly prefix: string;
  /** Object ID of the group of emergency accounts: no policy applies to it. */
  readonly breakGlassGroup: string;
  /** Object IDs of everyone's groups, operators included. */
  readonly groups: readonly string[];
  /** Object ID of the operators' group: they sign in again every four hours. */
  readonly operatorsGroup: string;
  /** Object IDs of locations where no compliant device is asked for. @default - none: everywhere */
  readonly locationIds?: readonly string[];
  /** @default true */
  readonly reportOnly?: boolean;
}

/** A policy in words of what it adds: it is for everything these people open, in any client, unless it says otherwise. */
interface Policy {
  readonly id: string;
  readonly title: string;
  readonly groups?: readonly string[];
  readonly conditions?: Partial<ConditionalAccessPolicyConditions>;
  readonly controls: Pick<ConditionalAccessPolicyConfig, 'grantControls' | 'sessionControls'>;
}

const BLOCK = { grantControls: { operator: 'OR', builtInControls: ['block'] } };

/**
 * Conditional Access for the people of the landing zone: a sign-in that cannot be phished, from a compliant device or a
 * known place; no protocol that cannot ask for either; operators sign in again every four hours.
 */
export class PeoplePolicies extends Construct {
  constructor(scope: Construct, id: string, props: PeoplePoliciesProps) {
    super(scope, id);
    refuseLockout(this.node.path, props);
    const { prefix, locationIds = [] } = props;
    const strength = new AuthenticationStrengthPolicy(this, 'strength', {
      displayName: prefix,
      description: 'Phishing-resistant: passkey, Windows Hello for Business or certificate',
      allowedCombinations: ['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor'],
    });

    const policies: Policy[] = [
      {
        id: 'phishing-resistant',
        title: 'phishing-resistant sign-in',
        // Never with the control "mfa": together they would ask for two things.
        controls: { grantControls: { operator: 'OR', authenticationStrengthPolicyId: strength.id } },
      },
      {
        id: 'device-or-location',
        title: 'compliant device or named location',
        conditions: {
          locations:
            locationIds.length > 0 ? { includedLocations: ['All'], excludedLocations: [...locationIds] } : undefined,
        },
        controls: { grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] } },
      },
      {
        id: 'legacy-authentication',
        title: 'block legacy authentication',
        conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
        controls: BLOCK,
      },
      {
        id: 'device-code',
        title: 'block device code flow',
        conditions: { authenticationFlowTransferMethods: ['deviceCodeFlow'] },
        controls: BLOCK,
      },
      {
        id: 'operator-sessions',
        title: 'operators sign in every 4 hours',
        groups: [props.operatorsGroup],
        controls: {
          sessionControls: {
            signInFrequency: 4,
            signInFrequencyPeriod: 'hours',
            signInFrequencyInterval: 'timeBased',
            persistentBrowserMode: 'never',
          },
        },
      },
    ];

    for (const { id: policyId, title, groups = props.groups, conditions, controls } of policies) {
      new ConditionalAccessPolicy(this, policyId, {
        displayName: `${prefix}: ${title}`,
        state: policyState(props.reportOnly ?? true),
        conditions: {
          clientAppTypes: ['all'],
          applications: { includedApplications: ['All'] },
          users: { includedGroups: [...groups], excludedGroups: [props.breakGlassGroup] },
          ...conditions,
        },
        ...controls,
      });
    }
  }
}

function refuseLockout(path: string, { breakGlassGroup, groups, operatorsGroup }: PeoplePoliciesProps): void {
  const refuse = (got: string, expected: string, fix: string): never => {
    throw new Error(`${path}: got ${got}, expected ${expected}; fix: ${fix}`);
  };
  if (breakGlassGroup.trim() === '') {
    refuse(
      'no break-glass group',
      'the object ID of a group of emergency accounts: without them, one wrong policy locks everybody out',
      'make two emergency accounts, put them into a group, and name it',
    );
  }
  if ([...groups, operatorsGroup].includes(breakGlassGroup)) {
    refuse(
      `the break-glass group ${breakGlassGroup} among the people that policies are for`,
      'a group of its own: emergency accounts are under no policy',
      'keep daily accounts out of the break-glass group',
    );
  }
}
