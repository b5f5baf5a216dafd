import { ApplicationInsightsWorkbook } from '@cdktf/provider-azurerm/lib/application-insights-workbook';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { WorkbookTile } from './workbook-tiles';

export interface DetectionWorkbookProps {
  /** GUID; Azure names workbooks by one. */
  readonly name: string;
  readonly title: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** ARM ID of the workspace, written out: Azure wants it in lower case here. */
  readonly workspaceId: string;
  readonly tiles: readonly WorkbookTile[];
  readonly tags: Record<string, string>;
  /** The workspace that it stands in. */
  readonly dependsOn: ITerraformDependable[];
}

/** A week in milliseconds, what the pictures show at first. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A workbook of Sentinel: pictures of what the detections look at. */
export class DetectionWorkbook extends Construct {
  constructor(scope: Construct, id: string, props: DetectionWorkbookProps) {
    super(scope, id);
    new ApplicationInsightsWorkbook(this, 'workbook', {
      name: props.name,
      displayName: props.title,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      sourceId: props.workspaceId.toLowerCase(),
      category: 'sentinel',
      dataJson: JSON.stringify(notebook(props)),
      tags: props.tags,
      dependsOn: props.dependsOn,
    });
  }
}

/** The workbook in the form that Azure keeps it. Source: microsoft/Application-Insights-Workbooks, schema/workbook.json. */
function notebook({ title, tiles }: DetectionWorkbookProps): object {
  const timeRange = {
    type: 9,
    name: 'range',
    content: {
      version: 'KqlParameterItem/1.0',
      parameters: [
        {
          id: 'range',
          version: 'KqlParameterItem/1.0',
          name: 'TimeRange',
          type: 4,
          isRequired: true,
          value: { durationMs: WEEK },
        },
      ],
      style: 'pills',
    },
  };
  const picture = (tile: WorkbookTile) => ({
    type: 3,
    name: tile.id,
    content: {
      version: 'KqlItem/1.0',
      title: tile.title,
      query: tile.query,
      size: 0,
      timeContextFromParameter: 'TimeRange',
      queryType: 0,
      resourceType: 'microsoft.operationalinsights/workspaces',
      visualization: tile.visualization,
    },
  });
  return {
    version: 'Notebook/1.0',
    items: [{ type: 1, name: 'title', content: { json: `# ${title}` } }, timeRange, ...tiles.map(picture)],
    isLocked: false,
    fallbackResourceIds: ['Azure Monitor'],
  };
}
