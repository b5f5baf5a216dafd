export { AgentMemory, MEMORY_CONTAINER, type AgentMemoryProps } from './agent-memory';
export { READS_CLEAN_BLOBS_ONLY } from './clean-blobs';
export { containerOf, DocumentStore, INCOMING, QUARANTINE, type DocumentStoreProps } from './document-store';
export { IndexFeed, type FedContainer, type IndexFeedProps } from './index-feed';
export { MemoryGrant, type MemoryGrantProps } from './memory-grant';
export { ScanResults, type ScanResultsProps } from './scan-results';
export { SearchIndexService, type SearchIndexServiceProps } from './search-index-service';
export { UploadScan, type UploadScanProps } from './upload-scan';
