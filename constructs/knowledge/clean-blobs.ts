const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

/**
 * ABAC condition for a role on a container: a blob is read only once its malware scan found nothing. One that has not
 * been scanned, or not to the end, has no such tag. The tag cannot be forged with the roles that agents have: writing
 * tags is a right of its own (`…/blobs/tags/write`). Tag and values: Microsoft Learn, "Malware scanning in Defender for
 * Storage".
 */
export const READS_CLEAN_BLOBS_ONLY =
  `((!(ActionMatches{'${BLOBS}/read'} AND NOT SubOperationMatches{'Blob.List'})) OR ` +
  `(@Resource[${BLOBS}/tags:Malware Scanning scan result<$key_case_sensitive$>] StringEquals 'No threats found'))`;
