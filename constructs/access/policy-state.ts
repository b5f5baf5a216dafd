/** The state of a policy: whether Entra enforces it, or only writes into the sign-in log what it would have done. */
export function policyState(reportOnly: boolean): string {
  return reportOnly ? 'enabledForReportingButNotEnforced' : 'enabled';
}
