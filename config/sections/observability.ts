/** Who is told, and what Sentinel may do: `contacts:` and `observability:` of `landing-zone.yaml`. */
import { z } from 'zod';

import { field, flag, group, guid } from '../fields';

const email = field(
  z
    .string()
    .max(254)
    .regex(/^[^\s@]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/),
  'Address of a mailbox that a team reads.',
  'an e-mail address, like soc@contoso.com',
  'write one address an entry',
);

/** `contacts:` */
export const contactsSection = group(
  z.strictObject({
    security: group(
      z.array(email).min(1),
      'Who is told about alerts. Without them no alert is sent.',
      'a list of e-mail addresses',
    ),
  }),
  'Who is told when something is wrong.',
  'a mapping with security',
).optional();

/** `observability:` */
export const observabilitySection = group(
  z.strictObject({
    tenantLogs: flag(
      'Whether Entra ID’s sign-in and audit logs, those of the whole tenant, go to the workspace. The deployment then needs Security Administrator in the tenant.',
    ).default(false),
    killSwitch: group(
      z.strictObject({
        sentinelObjectId: guid(
          'Object ID of “Azure Security Insights” in the tenant: who runs playbooks for Sentinel.',
          'az ad sp show --id 98785600-1bb7-4fb9-b9fa-19afe2c8a360 --query id',
        ),
      }),
      'Lets Sentinel stop an agent that an incident names. Add it once the agents are deployed: it is granted on their resource group.',
      'a mapping with sentinelObjectId',
    ).optional(),
  }),
  'What is watched, and what Sentinel may do about it.',
  'a mapping with tenantLogs or killSwitch',
).default({ tenantLogs: false });

/** The section with IDs as Azure answers them: in lower case. */
export function resolveObservability({ tenantLogs, killSwitch }: z.output<typeof observabilitySection>): Observability {
  return {
    tenantLogs,
    ...(killSwitch && { killSwitch: { sentinelObjectId: killSwitch.sentinelObjectId.toLowerCase() } }),
  };
}

/** Who is told. */
export interface Contacts {
  readonly security: readonly string[];
}

/** What is watched, and what Sentinel may do about it. */
export interface Observability {
  /** Entra ID's sign-in and audit logs go to the workspace. */
  readonly tenantLogs: boolean;
  /** Present where Sentinel may stop an agent. */
  readonly killSwitch?: {
    /** Object ID of "Azure Security Insights" in the tenant. */
    readonly sentinelObjectId: string;
  };
}
