import { ConsumptionBudgetSubscription } from '@cdktf/provider-azurerm/lib/consumption-budget-subscription';
import { Construct } from 'constructs';

export interface SpendingBudgetProps {
  readonly name: string;
  readonly subscriptionId: string;
  /** In the currency of the subscription's bill. */
  readonly monthly: number;
  /** First month: `2026-12`. */
  readonly start: string;
  /** E-mail addresses. */
  readonly contacts: readonly string[];
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
/** What Azure takes where no end is given; written out, so that it is in the plan. */
const YEARS = 10;

/** A monthly budget of a subscription. It tells people; it stops nothing. */
export class SpendingBudget extends Construct {
  /** @throws when the start is not a month, or nobody is told */
  constructor(scope: Construct, id: string, props: SpendingBudgetProps) {
    super(scope, id);
    const [, year, month] = MONTH.exec(props.start) ?? [];
    if (year === undefined || month === undefined) {
      throw new Error(
        `${this.node.path}: got the start "${props.start}", expected a month like 2026-12; ` +
          'fix: a budget starts on the first of a month, so leave the day out',
      );
    }
    if (props.contacts.length === 0) {
      throw new Error(`${this.node.path}: got no contacts, expected somebody to tell; fix: give an e-mail address`);
    }
    // azurerm tells notices apart by operator and threshold: of two that share both, only one would be sent.
    const notice = (threshold: number, thresholdType: 'Actual' | 'Forecasted') => ({
      enabled: true,
      threshold,
      thresholdType,
      operator: thresholdType === 'Actual' ? 'GreaterThanOrEqualTo' : 'GreaterThan',
      contactEmails: [...props.contacts],
    });
    new ConsumptionBudgetSubscription(this, 'budget', {
      name: props.name,
      subscriptionId: `/subscriptions/${props.subscriptionId}`,
      amount: props.monthly,
      timeGrain: 'Monthly',
      timePeriod: {
        startDate: `${year}-${month}-01T00:00:00Z`,
        endDate: `${Number(year) + YEARS}-${month}-01T00:00:00Z`,
      },
      notification: [notice(80, 'Actual'), notice(100, 'Actual'), notice(100, 'Forecasted')],
    });
  }
}
