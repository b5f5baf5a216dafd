import { expression } from './expressions';
import { element, type XmlElement } from './xml';

/** Headers of models and gateway that say how they are built. */
const TELLING = ['Server', 'X-Powered-By', 'x-ms-region', 'x-ms-deployment-name', 'azureml-model-session'];

/** Takes away what says how models and gateway are built. */
export function quietHeaders(): XmlElement[] {
  return TELLING.map((name) => element('set-header', { name, 'exists-action': 'delete' }));
}

/** Keeps the status and tells nothing but the number under which operators find the cause. */
export function quietError(): XmlElement[] {
  return [
    ...quietHeaders(),
    element(
      'set-header',
      { name: 'Content-Type', 'exists-action': 'override' },
      element('value', {}, 'application/json'),
    ),
    element(
      'set-body',
      {},
      expression(`new JObject(new JProperty("error", new JObject(new JProperty("code", "refused"),
        new JProperty("requestId", context.RequestId.ToString())))).ToString()`),
    ),
  ];
}
