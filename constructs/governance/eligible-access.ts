import { PimEligibleRoleAssignment } from '@cdktf/provider-azurerm/lib/pim-eligible-role-assignment';
import { RoleManagementPolicy } from '@cdktf/provider-azurerm/lib/role-management-policy';
import { Construct } from 'constructs';

export interface EligibleAccessProps {
  /** ARM ID of a subscription. */
  readonly scope: string;
  /** ARM ID of the role. */
  readonly roleId: string;
  /** Object ID of the Entra group that may activate the role. */
  readonly groupId: string;
  /** Object ID of the Entra group that approves activations. @default - nobody has to */
  readonly approverGroupId?: string;
  /** Why the group needs it; shown in the portal. */
  readonly justification: string;
}

/**
 * Access of people that begins when they ask for it and ends by itself (Privileged Identity Management): with a second
 * factor, a reason, and an approver where there is one. Nobody holds the role all the time.
 */
export class EligibleAccess extends Construct {
  constructor(scope: Construct, id: string, props: EligibleAccessProps) {
    super(scope, id);
    const { approverGroupId } = props;
    const policy = new RoleManagementPolicy(this, 'rules', {
      scope: props.scope,
      roleDefinitionId: props.roleId,
      activationRules: {
        maximumDuration: 'PT4H',
        requireMultifactorAuthentication: true,
        requireJustification: true,
        requireTicketInfo: true,
        requireApproval: approverGroupId !== undefined,
        approvalStage: approverGroupId
          ? { primaryApprover: [{ objectId: approverGroupId, type: 'Group' }] }
          : undefined,
      },
      eligibleAssignmentRules: { expirationRequired: true, expireAfter: 'P365D' },
      // Tickets are left out here: azurerm 4.55.0 never reads them back, so every plan would change them.
      activeAssignmentRules: {
        expirationRequired: true,
        expireAfter: 'P15D',
        requireJustification: true,
        requireMultifactorAuthentication: true,
      },
    });
    new PimEligibleRoleAssignment(this, 'eligible', {
      scope: props.scope,
      roleDefinitionId: props.roleId,
      principalId: props.groupId,
      justification: props.justification,
      // The rules refuse one that never ends.
      schedule: { expiration: { durationDays: 365 } },
      dependsOn: [policy],
    });
  }
}
