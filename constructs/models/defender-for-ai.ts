import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';

export interface DefenderForAiProps {
  readonly accountId: string;
  /** What the account does before it: it takes one change at a time. @default - nothing */
  readonly after?: ITerraformDependable;
}

/** Defender for AI on one account: it watches prompts and answers for attacks, whatever the subscription's default is. */
export class DefenderForAi extends Construct {
  readonly setting: AzapiResource;

  constructor(scope: Construct, id: string, props: DefenderForAiProps) {
    super(scope, id);
    this.setting = new AzapiResource(this, 'setting', {
      type: 'Microsoft.CognitiveServices/accounts/defenderForAISettings@2026-05-01',
      // Azure knows one of this name.
      name: 'Default',
      parentId: props.accountId,
      body: { properties: { state: 'Enabled' } },
      dependsOn: props.after && [props.after],
    });
  }
}
