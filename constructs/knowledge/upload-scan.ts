import { SecurityCenterStorageDefender } from '@cdktf/provider-azurerm/lib/security-center-storage-defender';
import { Construct } from 'constructs';

export interface UploadScanProps {
  readonly storageAccountId: string;
  /** Scanning stops at this in a month; what is not scanned has no tag, and is not readable. */
  readonly gigabytesPerMonth: number;
  /** ARM ID of the topic that results go to, besides the tag on the blob. */
  readonly resultsTopicId: string;
}

/** Defender for Storage on one account, whatever the subscription says: every upload is scanned and its result tagged. */
export class UploadScan extends Construct {
  constructor(scope: Construct, id: string, props: UploadScanProps) {
    super(scope, id);
    new SecurityCenterStorageDefender(this, 'defender', {
      storageAccountId: props.storageAccountId,
      overrideSubscriptionSettingsEnabled: true,
      malwareScanningOnUploadEnabled: true,
      malwareScanningOnUploadCapGbPerMonth: props.gigabytesPerMonth,
      sensitiveDataDiscoveryEnabled: true,
      scanResultsEventGridTopicId: props.resultsTopicId,
    });
  }
}
