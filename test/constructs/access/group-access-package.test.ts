import { GroupAccessPackage, type GroupAccessPackageProps } from '../../../constructs/access';
import type { Synthesized } from '../../support/synth-construct';
import { APPROVERS, OPERATORS, synthAccess } from './support';

function synth(props: Partial<GroupAccessPackageProps> = {}): Synthesized {
  return synthAccess(
    (stack) =>
      new GroupAccessPackage(stack, 'operators', {
        catalogId: 'catalog-1',
        displayName: 'operator',
        description: 'Operates the landing zone',
        groupId: OPERATORS,
        approversGroup: APPROVERS,
        days: 30,
        reviewFrequency: 'monthly',
        ...props,
      }),
  );
}

describe('an access package', () => {
  const made = synth();
  const policy = made.only('azuread_access_package_assignment_policy');
  const approvers = [{ object_id: APPROVERS, subject_type: 'groupMembers' }];

  it('makes somebody a member of its group, and an owner of nothing', () => {
    expect(made.only('azuread_access_package_resource_catalog_association')).toMatchObject({
      resource_origin_id: OPERATORS,
      resource_origin_system: 'AadGroup',
    });
    expect(made.only('azuread_access_package_resource_package_association')).toMatchObject({
      access_package_id: made.reference('operators/package', 'id'),
      catalog_resource_association_id: made.reference('operators/group', 'id'),
      access_type: 'Member',
    });
  });

  it('ends by itself, and is not extended', () => {
    expect(policy).toMatchObject({ duration_in_days: 30, extension_enabled: false });
    expect(policy.expiration_date).toBeUndefined();
  });

  it('is asked for with a reason, and approved with one by somebody else', () => {
    expect(policy.approval_settings).toEqual({
      approval_required: true,
      approval_required_for_extension: true,
      requestor_justification_required: true,
      approval_stage: [
        { approval_timeout_in_days: 7, approver_justification_required: true, primary_approver: approvers },
      ],
    });
  });

  it('is open to members of the tenant, not to guests', () => {
    expect(policy.requestor_settings).toEqual({
      requests_accepted: true,
      scope_type: 'AllExistingDirectoryMemberUsers',
    });
  });

  it('is reviewed, and taken away where nobody answers', () => {
    expect(policy.assignment_review_settings).toMatchObject({
      enabled: true,
      review_frequency: 'monthly',
      review_type: 'Reviewers',
      duration_in_days: 14,
      access_review_timeout_behavior: 'removeAccess',
      reviewer: approvers,
    });
  });

  it('names no date: it would differ with every synthesis', () => {
    expect(policy.assignment_review_settings).not.toHaveProperty('starting_on');
  });

  it('can be asked for only once there is something in it', () => {
    expect(policy.depends_on).toEqual([made.at('operators/membership').address]);
  });

  it('is refused where its members would approve themselves', () => {
    expect(() => synth({ approversGroup: OPERATORS })).toThrow(/operators: got .* as its approvers.*four eyes/);
  });
});
