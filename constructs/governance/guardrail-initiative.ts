import { ManagementGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/management-group-policy-assignment';
import { ManagementGroupPolicySetDefinition } from '@cdktf/provider-azurerm/lib/management-group-policy-set-definition';
import { PolicyDefinition } from '@cdktf/provider-azurerm/lib/policy-definition';
import { PolicySetDefinition } from '@cdktf/provider-azurerm/lib/policy-set-definition';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { DATA_LABEL_TAG } from '../dlp-labels';
import {
  GUARDRAIL_GROUPS,
  GUARDRAIL_POLICIES,
  type GuardrailPolicy,
  type InitiativeParameter,
  type PolicyParameter,
} from './guardrail-policies';

/** ARM types that hold data, so that somebody must have said how sensitive it is. */
const DATA_BEARING = [
  'Microsoft.CognitiveServices/accounts',
  'Microsoft.DocumentDB/databaseAccounts',
  'Microsoft.MachineLearningServices/workspaces',
  'Microsoft.OperationalInsights/workspaces',
  'Microsoft.Search/searchServices',
  'Microsoft.Storage/storageAccounts',
];
const BUILT_IN = '/providers/Microsoft.Authorization/policyDefinitions';
const METADATA = JSON.stringify({ category: 'Zero Trust AI', version: '1.0.0' });
/** Azure's limit for names of assignments at a management group; subscriptions allow more. */
const LONGEST_NAME = 24;
const EFFECT = {
  type: 'String',
  metadata: { displayName: 'Effect' },
  allowedValues: ['Audit', 'Deny', 'Disabled'],
  defaultValue: 'Audit',
};

/** Where the policies are defined and assigned. */
export type GuardrailScope =
  | { readonly subscriptionId: string }
  /** Name of the group. */
  | { readonly managementGroup: string };

export interface GuardrailInitiativeProps {
  /** At most 24 characters: one more is refused at a management group. */
  readonly name: string;
  readonly displayName: string;
  readonly scope: GuardrailScope;
  /** `audit` reports; `deny` refuses, where a definition can. */
  readonly enforcement: 'audit' | 'deny';
  readonly allowedLocations: readonly string[];
  readonly approvedModels: readonly ApprovedModel[];
  /** Names of labels that data may carry. */
  readonly dataLabels: readonly string[];
  /** Whether data of some labels is under the customer's keys. */
  readonly customerManagedKeys: boolean;
  /** @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/** A model by publisher and name in Azure's catalogue. */
export interface ApprovedModel {
  readonly format: string;
  readonly model: string;
}

/** The ZT4AI initiative: built-in policies and one of our own, defined and assigned at one scope. */
export class GuardrailInitiative extends Construct {
  /** @throws when the name is too long for a management group */
  constructor(scope: Construct, id: string, props: GuardrailInitiativeProps) {
    super(scope, id);
    if (props.name.length > LONGEST_NAME) {
      throw new Error(
        `${this.node.path}: got the name "${props.name}" of ${props.name.length} characters, ` +
          `expected at most ${LONGEST_NAME}; fix: shorten it`,
      );
    }
    const { provider } = props;
    const managementGroupId =
      'managementGroup' in props.scope
        ? `/providers/Microsoft.Management/managementGroups/${props.scope.managementGroup}`
        : undefined;
    const labelled = new PolicyDefinition(this, 'data-label', {
      provider,
      name: `${props.name}-label`,
      policyType: 'Custom',
      mode: 'Indexed',
      displayName: 'Resources that hold data should carry a data label',
      description: `Resources that hold data carry the tag ${DATA_LABEL_TAG}, with a label of the taxonomy.`,
      managementGroupId,
      metadata: METADATA,
      parameters: JSON.stringify({
        effect: EFFECT,
        dataLabels: { type: 'Array', metadata: { displayName: 'Labels of the taxonomy' } },
      }),
      policyRule: JSON.stringify({
        if: {
          allOf: [
            { field: 'type', in: DATA_BEARING },
            {
              anyOf: [
                { field: `tags['${DATA_LABEL_TAG}']`, exists: 'false' },
                { field: `tags['${DATA_LABEL_TAG}']`, notIn: "[parameters('dataLabels')]" },
              ],
            },
          ],
        },
        then: { effect: "[parameters('effect')]" },
      }),
    });
    const policies = GUARDRAIL_POLICIES.filter((policy) => props.customerManagedKeys || !policy.withKeys);
    const definition = {
      provider,
      name: props.name,
      policyType: 'Custom',
      displayName: props.displayName,
      description: 'Guardrails of an AI landing zone.',
      metadata: METADATA,
      parameters: JSON.stringify({
        effect: EFFECT,
        allowedLocations: list('Allowed locations', 'location'),
        allowedPublishers: list('Publishers, all of whose models are approved'),
        allowedAssetIds: list('Approved models'),
        dataLabels: list('Labels of the taxonomy'),
      }),
      policyDefinitionGroup: Object.entries(GUARDRAIL_GROUPS).map(([name, displayName]) => ({
        name,
        displayName,
        category: 'Zero Trust AI',
      })),
      policyDefinitionReference: [
        ...policies.map((policy) => ({
          policyDefinitionId: `${BUILT_IN}/${policy.id}`,
          referenceId: policy.reference,
          parameterValues: parameterValues(policy),
          policyGroupNames: [policy.group],
        })),
        {
          policyDefinitionId: labelled.id,
          referenceId: 'dataLabel',
          parameterValues: JSON.stringify({ effect: from('effect'), dataLabels: from('dataLabels') }),
          policyGroupNames: ['data'],
        },
      ],
    };
    const assignment = {
      provider,
      name: props.name,
      displayName: props.displayName,
      description: 'Reports what breaks the guardrails; refuses it once enforcement is deny.',
      enforce: true,
      metadata: JSON.stringify({ assignedBy: 'zt4ai' }),
      parameters: JSON.stringify({
        effect: { value: props.enforcement === 'deny' ? 'Deny' : 'Audit' },
        allowedLocations: { value: props.allowedLocations },
        ...approvals(props.approvedModels),
        dataLabels: { value: props.dataLabels },
      }),
      nonComplianceMessage: [
        { content: `${props.displayName}: see constructs/governance for the reason and the fix.` },
      ],
    };
    if (managementGroupId === undefined) {
      const set = new PolicySetDefinition(this, 'initiative', definition);
      new SubscriptionPolicyAssignment(this, 'assignment', {
        ...assignment,
        subscriptionId: `/subscriptions/${'subscriptionId' in props.scope ? props.scope.subscriptionId : ''}`,
        policyDefinitionId: set.id,
      });
      return;
    }
    const set = new ManagementGroupPolicySetDefinition(this, 'initiative', { ...definition, managementGroupId });
    new ManagementGroupPolicyAssignment(this, 'assignment', {
      ...assignment,
      managementGroupId,
      policyDefinitionId: set.id,
    });
  }
}

function list(displayName: string, strongType?: string): object {
  return { type: 'Array', metadata: { displayName, ...(strongType && { strongType }) } };
}

function from(parameter: InitiativeParameter): { value: string } {
  return { value: `[parameters('${parameter}')]` };
}

function parameterValues({ effect, effectParameter = 'effect', parameters = {} }: GuardrailPolicy): string {
  const value = (parameter: PolicyParameter): object =>
    typeof parameter === 'object' && 'from' in parameter ? from(parameter.from) : { value: parameter };
  return JSON.stringify({
    [effectParameter]: effect === 'staged' ? from('effect') : { value: effect },
    ...Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, value(parameter)])),
  });
}

/**
 * OpenAI's models are approved one by one; of another publisher, whose registry is not written down anywhere, all are.
 * Source of the ID: learn.microsoft.com/azure/foundry/how-to/model-deployment-policy. The policy looks for the text in
 * the model's ID, so this is every version: which one is deployed, Terraform pins.
 */
function approvals(models: readonly ApprovedModel[]): object {
  const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();
  return {
    allowedPublishers: {
      value: distinct(models.filter(({ format }) => format !== 'OpenAI').map(({ format }) => format)),
    },
    allowedAssetIds: {
      value: distinct(
        models
          .filter(({ format }) => format === 'OpenAI')
          .map(({ model }) => `azureml://registries/azure-openai/models/${model}/versions/`),
      ),
    },
  };
}
