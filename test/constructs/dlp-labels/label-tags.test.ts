import { KNOWN_LABELS, PROFILES, type KnownLabel, type Label } from '../../../config';
import { labelTags, needsCustomerManagedKey } from '../../../constructs/dlp-labels';

function label(name: KnownLabel): Label {
  return { name, rank: Object.keys(KNOWN_LABELS).indexOf(name), obligations: KNOWN_LABELS[name] };
}

describe('a customer-managed key', () => {
  it('is needed where the label asks for it and the profile has such keys', () => {
    expect(needsCustomerManagedKey(label('confidential'), PROFILES.regulated)).toBe(true);
    expect(needsCustomerManagedKey(label('highly-confidential'), PROFILES.regulated)).toBe(true);
  });

  it('is not needed for data that the label does not ask it for', () => {
    expect(needsCustomerManagedKey(label('public'), PROFILES.regulated)).toBe(false);
    expect(needsCustomerManagedKey(label('general'), PROFILES.regulated)).toBe(false);
  });

  it.each(['sandbox', 'standard'] as const)('is not needed in the profile %s, which has none', (profile) => {
    expect(needsCustomerManagedKey(label('highly-confidential'), PROFILES[profile])).toBe(false);
  });
});

describe('the tags of labelled data', () => {
  it('say how sensitive it is', () => {
    expect(labelTags(label('confidential'), PROFILES.standard)).toEqual({ dataLabel: 'confidential' });
  });

  it('say that its key must be the customer’s, so that a policy can check it', () => {
    expect(labelTags(label('confidential'), PROFILES.regulated)).toEqual({
      dataLabel: 'confidential',
      customerManagedKey: 'required',
    });
  });

  it('carry no demand that the label does not make', () => {
    expect(labelTags(label('general'), PROFILES.regulated)).toEqual({ dataLabel: 'general' });
  });
});
