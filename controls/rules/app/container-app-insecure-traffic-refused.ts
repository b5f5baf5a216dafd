import type { PropertyRule } from '../../model';
import { valueAt } from '../../values';

export const rule: PropertyRule = {
  id: 'container-app-insecure-traffic-refused',
  control: 'ZT-AI-02',
  title: 'Container app refuses plain HTTP',
  severity: 'high',
  types: ['Microsoft.App/containerApps'],
  applies: (app) => valueAt(app.body, 'properties.configuration.ingress') !== undefined,
  path: 'properties.configuration.ingress.allowInsecure',
  expectation: { equals: false },
  why: 'Prompts and tokens would cross the network in clear text.',
  fix: 'ingress { allow_insecure_connections = false }',
};
