import { LogAnalyticsQueryPack } from '@cdktf/provider-azurerm/lib/log-analytics-query-pack';
import { LogAnalyticsQueryPackQuery } from '@cdktf/provider-azurerm/lib/log-analytics-query-pack-query';
import { Construct } from 'constructs';
import type { HuntingQuery } from './hunting-queries';

export interface HuntingPackProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly queries: readonly HuntingQuery[];
  /** The GUID of a query, by its id; Azure names queries of a pack by one. */
  readonly guidOf: (queryId: string) => string;
  readonly tags: Record<string, string>;
}

/** A query pack: questions for people who hunt, beside the workspace they ask. */
export class HuntingPack extends Construct {
  constructor(scope: Construct, id: string, props: HuntingPackProps) {
    super(scope, id);
    const pack = new LogAnalyticsQueryPack(this, 'pack', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      tags: props.tags,
    });
    for (const query of props.queries) {
      new LogAnalyticsQueryPackQuery(this, query.id, {
        name: props.guidOf(query.id),
        queryPackId: pack.id,
        displayName: query.title,
        description: query.description,
        body: query.query,
        categories: ['security'],
        resourceTypes: ['microsoft.operationalinsights/workspaces'],
      });
    }
  }
}
