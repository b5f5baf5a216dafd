import { CognitiveDeployment } from '@cdktf/provider-azurerm/lib/cognitive-deployment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Model } from '../../config';

export interface ModelDeploymentProps {
  readonly accountId: string;
  readonly model: Model;
  /** What agents call. @default - the name of the model */
  readonly name?: string;
  /** Name of the content policy that every call passes through. */
  readonly contentPolicyName: string;
  /** The deployment before it: an account takes one change at a time. @default - it is the first */
  readonly after?: ITerraformDependable;
}

/** A model at a pinned version, behind a content policy, in a region or zone that its data may be processed in. */
export class ModelDeployment extends Construct {
  readonly deployment: CognitiveDeployment;

  constructor(scope: Construct, id: string, props: ModelDeploymentProps) {
    super(scope, id);
    const { model } = props;
    this.deployment = new CognitiveDeployment(this, 'deployment', {
      name: props.name ?? model.name,
      cognitiveAccountId: props.accountId,
      model: { format: model.format, name: model.model, version: model.version },
      sku: { name: model.deploymentType, capacity: model.capacity },
      // A model that changes by itself has not been evaluated.
      versionUpgradeOption: 'NoAutoUpgrade',
      raiPolicyName: props.contentPolicyName,
      dependsOn: props.after && [props.after],
    });
  }
}
