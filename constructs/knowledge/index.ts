export { SearchIndexService, type SearchIndexServiceProps } from './search-index-service';
