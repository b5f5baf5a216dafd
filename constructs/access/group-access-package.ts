import { AccessPackage } from '@cdktf/provider-azuread/lib/access-package';
import { AccessPackageAssignmentPolicy } from '@cdktf/provider-azuread/lib/access-package-assignment-policy';
import { AccessPackageResourceCatalogAssociation } from '@cdktf/provider-azuread/lib/access-package-resource-catalog-association';
import { AccessPackageResourcePackageAssociation } from '@cdktf/provider-azuread/lib/access-package-resource-package-association';
import { Construct } from 'constructs';

export interface GroupAccessPackageProps {
  readonly catalogId: string;
  readonly displayName: string;
  readonly description: string;
  /** Object ID of the group that one becomes a member of. */
  readonly groupId: string;
  /** Object ID of the group that approves and reviews. Entra lets nobody approve a request of their own. */
  readonly approversGroup: string;
  /** Days until membership ends. It is not extended: who still needs it asks again. */
  readonly days: number;
  readonly reviewFrequency: 'monthly' | 'quarterly';
}

/** Membership of a group for a while: asked for with a reason, approved by somebody else, reviewed, and taken away. */
export class GroupAccessPackage extends Construct {
  constructor(scope: Construct, id: string, props: GroupAccessPackageProps) {
    super(scope, id);
    if (props.groupId === props.approversGroup) {
      throw new Error(
        `${this.node.path}: got ${props.groupId} both as the group and as its approvers, expected two groups; ` +
          'fix: name approvers who are not members: nobody approves access of their own (four eyes)',
      );
    }
    const { catalogId, displayName, description } = props;
    const approvers = [{ objectId: props.approversGroup, subjectType: 'groupMembers' }];
    const accessPackage = new AccessPackage(this, 'package', { catalogId, displayName, description, hidden: false });
    const resource = new AccessPackageResourceCatalogAssociation(this, 'group', {
      catalogId,
      resourceOriginId: props.groupId,
      resourceOriginSystem: 'AadGroup',
    });
    const membership = new AccessPackageResourcePackageAssociation(this, 'membership', {
      accessPackageId: accessPackage.id,
      catalogResourceAssociationId: resource.id,
      accessType: 'Member',
    });
    new AccessPackageAssignmentPolicy(this, 'policy', {
      accessPackageId: accessPackage.id,
      displayName: `Employees, ${String(props.days)} days`,
      description: 'With approval and review; ends by itself',
      durationInDays: props.days,
      extensionEnabled: false,
      requestorSettings: { requestsAccepted: true, scopeType: 'AllExistingDirectoryMemberUsers' },
      approvalSettings: {
        approvalRequired: true,
        approvalRequiredForExtension: true,
        requestorJustificationRequired: true,
        approvalStage: [{ approvalTimeoutInDays: 7, approverJustificationRequired: true, primaryApprover: approvers }],
      },
      // Starts when it is made: a date would differ with every synthesis.
      assignmentReviewSettings: {
        enabled: true,
        reviewFrequency: props.reviewFrequency,
        reviewType: 'Reviewers',
        durationInDays: 14,
        accessReviewTimeoutBehavior: 'removeAccess',
        accessRecommendationEnabled: true,
        approverJustificationRequired: true,
        reviewer: approvers,
      },
      // Nobody is let in before there is something to be let into.
      dependsOn: [membership],
    });
  }
}
