/**
 * What the words mean here. A control is what must hold, and why. A rule is how one part of it is seen in an
 * architecture. A result is what a rule found on one resource.
 */
import type { Architecture, Json, Resource } from '../architecture';

export type Principle = 'verify explicitly' | 'least privilege' | 'assume breach';
export type Stage = 'ingest' | 'train' | 'deploy' | 'operate';
export type Pillar = 'network' | 'identity' | 'data' | 'logging' | 'ai';
export type Severity = 'critical' | 'high' | 'medium' | 'low';
export type Level = 'low' | 'medium' | 'high';

/** References to other catalogues, by their own ids; `frameworks/` holds the titles, and the source of each. */
export interface FrameworkReferences {
  /** NIST SP 800-53 revision 5. */
  readonly nist80053: readonly string[];
  /** Microsoft cloud security benchmark v2 (preview). */
  readonly mcsbV2: readonly string[];
  /** OWASP Top 10 for LLM Applications 2025. */
  readonly owaspLlm: readonly string[];
  /** OWASP Top 10 for Agentic Applications 2026. */
  readonly owaspAgentic: readonly string[];
  /** MITRE ATLAS 5.6.0: techniques it answers and mitigations it is. */
  readonly atlas: readonly string[];
  /** CISA Zero Trust Maturity Model 2.0 functions, in Microsoft's numbering. */
  readonly cisaZtmm: readonly string[];
}

/** What must hold, and why. */
export interface Control {
  /** `ZT-NET-01`: public contract, never reused. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what an attacker has when it does not hold. */
  readonly intent: string;
  readonly pillar: Pillar;
  readonly principles: readonly Principle[];
  /** Where in the life of an AI system it works. */
  readonly stages: readonly Stage[];
  readonly severity: Severity;
  /** Work to get there. */
  readonly effort: Level;
  /** What the people who use the system notice. */
  readonly userImpact: Level;
  /** The Zero Trust Workshop's order of work. */
  readonly when: 'First' | 'Then' | 'Next';
  readonly frameworks: FrameworkReferences;
  /** Zero Trust Workshop tasks: `AI_069`. */
  readonly workshopTasks: readonly string[];
  /** Zero Trust Assessment tests: `25535`. */
  readonly assessmentTests: readonly string[];
  /** Built-in Azure Policy definitions (GUID) that watch the same thing after deployment. */
  readonly azurePolicies: readonly string[];
}

/** What a property must be. Text is compared without regard to case, as Azure Resource Manager does. */
export type Expectation =
  | { readonly equals: Json }
  | { readonly oneOf: readonly Json[] }
  | { readonly atLeast: number }
  | { readonly present: true };

interface RuleBase {
  /** File name, and SARIF id later: `storage-account-shared-key-disabled`. */
  readonly id: string;
  readonly control: string;
  readonly title: string;
  /** Left out: the severity of the control. */
  readonly severity?: Severity;
  /** ARM types it looks at. */
  readonly types: readonly string[];
  /** Which of them. Where it cannot be told, say yes: the rule itself then answers `unknown`. */
  readonly applies?: (resource: Resource, architecture: Architecture) => boolean;
  /** What goes wrong when it does not hold. */
  readonly why: string;
  /** What to write, in the words of the Terraform provider. */
  readonly fix: string;
}

/** One property of one resource: a row of data. */
export interface PropertyRule extends RuleBase {
  /** ARM path: `properties.disableLocalAuth`. */
  readonly path: string;
  readonly expectation: Expectation;
}

/** What relates resources: a function. */
export interface RelationalRule extends RuleBase {
  readonly judge: (resource: Resource, architecture: Architecture) => Judgement;
}

export type Rule = PropertyRule | RelationalRule;

export type Status = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** What a relational rule says of one resource. */
export interface Judgement {
  readonly status: Status;
  /** What a person would edit. */
  readonly attribute?: string;
  readonly got?: string;
  readonly expected?: string;
}

/** A rule on a resource. */
export interface Result extends Judgement {
  readonly rule: string;
  readonly title: string;
  readonly control: string;
  readonly severity: Severity;
  readonly resource: ResourceReference;
  readonly why: string;
  readonly fix: string;
}

/** Where to find what a result is about. */
export interface ResourceReference {
  readonly key: string;
  readonly address: string;
  readonly stack: string;
  readonly type: string;
  readonly constructPath?: string;
  readonly file: string;
}

export interface Counts {
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

export type ControlStatus = 'holds' | 'fails' | 'unknown' | 'not-applicable';

export interface ControlSummary {
  readonly id: string;
  readonly title: string;
  readonly pillar: Pillar;
  readonly severity: Severity;
  readonly when: Control['when'];
  readonly status: ControlStatus;
  readonly counts: Counts;
  readonly rules: readonly string[];
}

/** How much of the architecture the rules have seen: what nobody looked at is not proved. */
export interface Coverage {
  readonly resources: number;
  readonly examined: number;
  /** Resources no rule looked at, by type, most first. */
  readonly unexamined: readonly { readonly type: string; readonly count: number }[];
}

export interface CheckReport {
  readonly verdict: 'holds' | 'fails' | 'unknown';
  readonly stacks: readonly string[];
  readonly counts: Counts;
  readonly controls: readonly ControlSummary[];
  readonly results: readonly Result[];
  readonly coverage: Coverage;
}
