/**
 * What each stack holds, in a form that a reviewer can read: the standard profile in full, the two others as what they
 * change. Metadata, provider blocks and the tags that every resource carries are asserted elsewhere.
 */
import { stringify } from 'yaml';
import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { resourcesOf, synthesized, type SynthesizedStack } from '../support/synthesized';

const COMMON_TAGS = ['environment', 'landingZone', 'managedBy', 'stack'];

type Leaves = Record<string, unknown>;

function withoutCommonTags(attributes: Record<string, unknown>): Record<string, unknown> {
  const { tags, ...rest } = attributes as { tags?: Record<string, string> };
  const own = Object.entries(tags ?? {}).filter(([tag]) => !COMMON_TAGS.includes(tag));
  return own.length > 0 ? { ...rest, tags: Object.fromEntries(own) } : rest;
}

/** Without the nulls that some list attributes must spell out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, withoutNulls(child)]),
  );
}

function contents(stack: SynthesizedStack): Record<string, unknown> {
  return Object.fromEntries(
    resourcesOf(stack).map(({ type, path, attributes }) => [
      `${path} (${type})`,
      withoutNulls(withoutCommonTags(attributes)),
    ]),
  );
}

function leaves(value: unknown, at = ''): Leaves {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return { [at]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, child]) => leaves(child, at ? `${at}.${key}` : key)),
  ) as Leaves;
}

/** What differs, leaf by leaf: `path: standard → other`. */
function differences(standard: Record<string, unknown>, other: Record<string, unknown>): string {
  const [before, after] = [leaves(standard), leaves(other)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => `${key}: ${JSON.stringify(before[key]) ?? 'absent'} → ${JSON.stringify(after[key]) ?? 'absent'}`)
    .join('\n');
}

const stacksOf = Object.fromEntries(PROFILE_NAMES.map((profile) => [profile, synthesized(landingZone(profile))]));
const names = Object.keys(stacksOf.standard ?? {});

describe.each(names)('%s', (name) => {
  const contentsIn = (profile: string): Record<string, unknown> => {
    const stack = stacksOf[profile]?.[name];
    if (!stack) throw new Error(`${name} was not synthesized in profile ${profile}`);
    return contents(stack);
  };

  it('holds in the standard profile', () => {
    expect(`\n${stringify(contentsIn('standard'), { lineWidth: 0, aliasDuplicateObjects: false })}`).toMatchSnapshot();
  });

  it.each(PROFILE_NAMES.filter((profile) => profile !== 'standard'))('changes in the %s profile', (profile) => {
    expect(`\n${differences(contentsIn('standard'), contentsIn(profile))}\n`).toMatchSnapshot();
  });
});
