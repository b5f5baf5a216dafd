/** Ways of signing in that hold no secret. */
const WITHOUT_SECRET: readonly unknown[] = ['AAD', 'ManagedIdentity'];

const CONNECTION = /^Microsoft\.(CognitiveServices|MachineLearningServices)\/.*\/connections@/i;
const ACCOUNT_CAPABILITY_HOST = /^Microsoft\.CognitiveServices\/accounts\/capabilityHosts@/i;

/**
 * Bodies that the provider's schema takes and that cannot be safe.
 *
 * @throws on a connection that holds a secret, and on a capability host of an account
 */
export function refuseKnownBad(path: string, type: string, body: Readonly<Record<string, unknown>>): void {
  if (ACCOUNT_CAPABILITY_HOST.test(type)) {
    throw new Error(
      `${path}: got a capability host of an account, expected none: the service makes one by itself, and a second one ` +
        'breaks it; fix: make the capability host of the project only',
    );
  }
  if (!CONNECTION.test(type)) return;
  const { authType } = (body.properties ?? {}) as { authType?: unknown };
  if (WITHOUT_SECRET.includes(authType)) return;
  throw new Error(
    `${path}: got a connection with authType ${JSON.stringify(authType) ?? 'missing'}, expected ` +
      `${WITHOUT_SECRET.join(' or ')}: whoever may read the connection reads its secret; fix: sign in with Entra ID, or ` +
      'leave the connection out where its service takes keys only (Bing, Application Insights)',
  );
}
