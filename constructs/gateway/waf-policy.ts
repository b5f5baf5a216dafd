import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';

export interface WafPolicyProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupId: string;
  readonly tags: Record<string, string>;
  /** Requests that one address may make in a minute. */
  readonly requestsPerMinute: number;
}

/** What Microsoft keeps current: attacks on web applications, bad bots, floods of requests. */
const RULE_SETS = [
  { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleGroupOverrides: [] },
  { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1', ruleGroupOverrides: [] },
  { ruleSetType: 'Microsoft_HTTPDDoSRuleSet', ruleSetVersion: '1.0', ruleGroupOverrides: [] },
];

/**
 * A web application firewall policy that prevents. Through azapi, because azurerm 4.55 does not know the rule set
 * against floods of HTTP requests.
 */
export class WafPolicy extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: WafPolicyProps) {
    super(scope, id);
    this.id = new AzapiResource(this, 'policy', {
      // With a small a: azurerm refuses the ID in the casing of ARM's schema.
      type: 'Microsoft.Network/applicationGatewayWebApplicationFirewallPolicies@2025-01-01',
      name: props.name,
      parentId: props.resourceGroupId,
      location: props.location,
      body: {
        properties: {
          policySettings: {
            state: 'Enabled',
            mode: 'Prevention',
            requestBodyCheck: true,
            maxRequestBodySizeInKb: 2000,
            fileUploadLimitInMb: 100,
          },
          managedRules: { exclusions: [], managedRuleSets: RULE_SETS },
          customRules: [
            {
              name: 'RateLimitPerAddress',
              priority: 10,
              state: 'Enabled',
              ruleType: 'RateLimitRule',
              action: 'Block',
              rateLimitDuration: 'OneMin',
              rateLimitThreshold: props.requestsPerMinute,
              groupByUserSession: [{ groupByVariables: [{ variableName: 'ClientAddr' }] }],
              // Everybody: a rate limit needs a condition, and no client has this address.
              matchConditions: [
                {
                  matchVariables: [{ variableName: 'RemoteAddr' }],
                  operator: 'IPMatch',
                  negationConditon: true,
                  matchValues: ['255.255.255.255'],
                },
              ],
            },
          ],
        },
      },
      tags: props.tags,
    }).id;
  }
}
