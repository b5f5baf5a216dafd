import { COGNITIVE_SERVICES } from './cognitive-request';
import { element, type XmlElement } from './xml';

/** The models, under the gateway's own identity: no key exists that could be passed on. */
export function callModels(poolId: string): XmlElement[] {
  return [
    element('set-backend-service', { 'backend-id': poolId }),
    element('authentication-managed-identity', { resource: COGNITIVE_SERVICES }),
  ];
}
