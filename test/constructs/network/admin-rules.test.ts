import { AdminRulesInForce, NetworkAdminRules } from '../../../constructs/network';
import { PLACE, synthConstruct, type Block } from '../../support/synth-construct';

const GUID = '00000000-0000-0000-0000-000000000001';

describe('admin rules', () => {
  const result = synthConstruct((stack) => {
    const never = new NetworkAdminRules(stack, 'never', {
      ...PLACE,
      name: 'vnm-test',
      subscriptionIds: [GUID, GUID],
      groupName: 'networks',
    });
    new AdminRulesInForce(stack, 'in-force', {
      networkManagerId: never.networkManagerId,
      configurationId: never.configurationId,
      location: PLACE.location,
      dependsOn: never.rules,
    });
  });
  const rules = result.resources
    .filter(({ type }) => type === 'azurerm_network_manager_admin_rule')
    .map(({ attributes }) => attributes);

  it('deny, and never allow past a security group', () => {
    expect(new Set(rules.map(({ action }) => action))).toEqual(new Set(['Deny']));
  });

  it('have each a priority and a name of its own', () => {
    expect(new Set(rules.map(({ priority }) => priority)).size).toBe(rules.length);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });

  it.each(['22', '3389', '5985-5986', '445', '2049'])('close port %s to the Internet', (port) => {
    const closed = rules.filter(
      ({ direction, destination_port_ranges, source }) =>
        direction === 'Inbound' &&
        (destination_port_ranges as string[]).includes(port) &&
        (source as Block[])[0]?.address_prefix === 'Internet',
    );
    expect(closed).toHaveLength(1);
  });

  it.each(['25', '445', '22'])('let nothing carry data out on port %s', (port) => {
    const mail = rules.filter(
      ({ direction, destination_port_ranges, destination }) =>
        direction === 'Outbound' &&
        (destination_port_ranges as string[]).some((range) => {
          const [from = 0, to = from] = range.split('-').map(Number);
          return from <= Number(port) && Number(port) <= to;
        }) &&
        (destination as Block[])[0]?.address_prefix === 'Internet',
    );
    expect(mail).toHaveLength(1);
  });

  it('leave 443 to security groups: Bastion answers there', () => {
    expect(rules.flatMap(({ destination_port_ranges }) => destination_port_ranges as string[])).not.toContain('443');
  });

  it('are committed once they are all there, and again when one changes', () => {
    const deployment = result.only('azurerm_network_manager_deployment');
    expect(deployment.depends_on).toHaveLength(rules.length);
    const { rules: trigger } = deployment.triggers as { rules: string };
    for (const { name } of rules) expect(trigger).toContain(String(name));
  });

  it('name a subscription once, by its ARM ID', () => {
    expect(result.only('azurerm_network_manager').scope).toEqual({ subscription_ids: [`/subscriptions/${GUID}`] });
  });
});
