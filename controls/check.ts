import type { Architecture, Resource } from '../architecture';
import { catalogue, controlById } from './catalogue';
import type {
  CheckReport,
  ControlStatus,
  ControlSummary,
  Counts,
  Coverage,
  ResourceReference,
  Result,
  Rule,
  Severity,
} from './model';
import { judgeProperty } from './properties';
import { rules as allRules } from './rules';

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/**
 * Holds every rule against every resource it is about. Same architecture, same report: results are ordered by
 * severity, control, rule and resource.
 */
export function check(architecture: Architecture, rules: readonly Rule[] = allRules): CheckReport {
  const seen = new Set<string>();
  const watched = watch(architecture, seen);
  const results = rules.flatMap((rule) => apply(rule, watched)).sort(byImportance);
  const counts = count(results);
  return {
    verdict: verdictOf(counts),
    stacks: architecture.stacks.map((stack) => stack.name).sort(),
    counts,
    controls: catalogue.map((control) => summarize(control.id, rules, results)),
    results,
    coverage: cover(architecture, seen),
  };
}

function apply(rule: Rule, architecture: Architecture): readonly Result[] {
  const control = controlById(rule.control);
  return rule.types
    .flatMap((type) => architecture.ofType(type))
    .filter((resource) => rule.applies?.(resource, architecture) ?? true)
    .map((resource) => ({
      rule: rule.id,
      title: rule.title,
      control: control.id,
      severity: rule.severity ?? control.severity,
      resource: referTo(resource),
      ...('judge' in rule ? rule.judge(resource, architecture) : judgeProperty(rule, resource, architecture)),
      why: rule.why,
      fix: rule.fix,
    }));
}

function referTo(resource: Resource): ResourceReference {
  const { key, address, stack, type, terraformType, constructPath, file } = resource;
  return { key, address, stack, type: type ?? terraformType, constructPath, file };
}

function byImportance(left: Result, right: Result): number {
  return (
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    compare(left.control, right.control) ||
    compare(left.rule, right.rule) ||
    compare(left.resource.key, right.resource.key)
  );
}

// Not localeCompare: the order must not depend on the machine.
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function summarize(id: string, rules: readonly Rule[], results: readonly Result[]): ControlSummary {
  const { title, pillar, severity, when } = controlById(id);
  const counts = count(results.filter((result) => result.control === id));
  const ids = rules.filter((rule) => rule.control === id).map((rule) => rule.id);
  return { id, title, pillar, severity, when, status: statusOf(counts), counts, rules: ids.sort(compare) };
}

/** A check that found nothing to check has shown nothing. */
function verdictOf(counts: Counts): CheckReport['verdict'] {
  const status = statusOf(counts);
  return status === 'not-applicable' ? 'unknown' : status;
}

/** Fail wins, and what is unknown never counts as holding. */
function statusOf(counts: Counts): ControlStatus {
  if (counts.fail > 0) return 'fails';
  if (counts.unknown > 0) return 'unknown';
  return counts.pass > 0 ? 'holds' : 'not-applicable';
}

function count(results: readonly Result[]): Counts {
  const of = (status: Result['status']) => results.filter((result) => result.status === status).length;
  return { pass: of('pass'), fail: of('fail'), unknown: of('unknown'), notApplicable: of('not-applicable') };
}

/** The architecture, with a note of what the rules ask it for: types, and keys of single resources. */
function watch(architecture: Architecture, seen: Set<string>): Architecture {
  const note = (resource: Resource | undefined) => {
    if (resource) seen.add(resource.key);
    return resource;
  };
  return {
    ...architecture,
    byId: (id) => note(architecture.byId(id)),
    byKey: (key) => note(architecture.byKey(key)),
    ofType: (type) => {
      seen.add(type.toLowerCase());
      return architecture.ofType(type);
    },
  };
}

function cover(architecture: Architecture, seen: ReadonlySet<string>): Coverage {
  const unseen = architecture.resources.filter(
    (resource) => !seen.has(resource.key) && !seen.has((resource.type ?? '').toLowerCase()),
  );
  const types = new Map<string, number>();
  for (const { type, terraformType } of unseen) {
    types.set(type ?? terraformType, (types.get(type ?? terraformType) ?? 0) + 1);
  }
  const unexamined = [...types].map(([type, amount]) => ({ type, count: amount }));
  return {
    resources: architecture.resources.length,
    examined: architecture.resources.length - unseen.length,
    unexamined: unexamined.sort((left, right) => right.count - left.count || compare(left.type, right.type)),
  };
}
