export { KEYLESS_STORAGE } from './keyless-storage';
