import fc from 'fast-check';
import { nameOfId, parentId, sameId, typeOfId } from '../../architecture';

const SUB = '/subscriptions/s';
const GROUP = `${SUB}/resourceGroups/g`;
const ACCOUNT = `${GROUP}/providers/Microsoft.CognitiveServices/accounts/a`;

describe('ARM IDs', () => {
  it.each<[string, string | undefined, string | undefined]>([
    [SUB, 'Microsoft.Resources/subscriptions', undefined],
    [GROUP, 'Microsoft.Resources/resourceGroups', SUB],
    [ACCOUNT, 'Microsoft.CognitiveServices/accounts', GROUP],
    [`${ACCOUNT}/projects/p`, 'Microsoft.CognitiveServices/accounts/projects', ACCOUNT],
    [`${ACCOUNT}/providers/Microsoft.Insights/diagnosticSettings/d`, 'Microsoft.Insights/diagnosticSettings', ACCOUNT],
    [`${SUB}/providers/Microsoft.Security/pricings/AI`, 'Microsoft.Security/pricings', SUB],
    ['/providers/Microsoft.Management/managementGroups/m', 'Microsoft.Management/managementGroups', undefined],
    ['nonsense', undefined, undefined],
    [`${GROUP}/providers/Microsoft.X`, undefined, GROUP],
  ])('%s', (id, type, parent) => {
    expect(typeOfId(id)).toBe(type);
    expect(parentId(id)).toBe(parent);
  });

  it('are the same in any case, with or without a slash at the end', () => {
    expect(sameId(ACCOUNT, `${ACCOUNT.toUpperCase()}/`)).toBe(true);
    expect(sameId(ACCOUNT, `${ACCOUNT}b`)).toBe(false);
    expect(nameOfId(ACCOUNT)).toBe('a');
  });

  it('lead up to the top in a finite number of steps, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const above = parentId(text);
        return above === undefined || above.length < text.length;
      }),
    );
  });
});
