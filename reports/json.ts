import type { CheckReport, Result } from '../controls/model';

/** Version of the JSON form: `schema/check-report.schema.json` describes it. Changes with a breaking change only. */
const version = '1.0';

/** A check for programs. Keys come in this order, always; what does not apply is left out, never null. */
export function checkAsJson(report: CheckReport): string {
  const { verdict, stacks, counts, controls, results, coverage } = report;
  const document = { version, verdict, stacks, counts, controls, results: results.map(ordered), coverage };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function ordered(result: Result): Result {
  const { rule, title, control, severity, status, resource, attribute, got, expected, why, fix } = result;
  const { key, address, stack, type, constructPath, file } = resource;
  return {
    rule,
    title,
    control,
    severity,
    status,
    resource: { key, address, stack, type, constructPath, file },
    attribute,
    got,
    expected,
    why,
    fix,
  };
}
